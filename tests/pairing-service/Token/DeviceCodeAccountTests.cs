using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Devices;
using Pairing.Service.Grants;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Token;

/// <summary>Redeeming when the approval or its account changes after the decision.</summary>
public abstract class DeviceCodeAccountTests(On engine) : IAsyncLifetime
{
    private RunningService _service = null!;
    private Account _ada = null!;
    private TestDevice _screen = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync(engine, "Pairing:Clients:other:Name=Another");
        _ada = await _service.AddAccountAsync();
        _screen = new TestDevice(_service);
        await _screen.AskAsync();
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task An_account_that_was_disabled_after_it_approved_gives_no_tokens()
    {
        await _screen.ApproveAsync(_ada);
        await DisableAsync();
        AssertError(Wire.AccessDenied, await _screen.PollAsync());
        Assert.Empty(await _service.Get<IDevices>().FindByAccountAsync(_ada.Id, default));
    }

    [Fact]
    public async Task An_account_that_was_removed_after_it_approved_gives_no_tokens()
    {
        await _screen.ApproveAsync(_ada);
        await ChangeAccountAsync((accounts, ada) => accounts.DeleteAsync(ada));
        AssertError(Wire.AccessDenied, await _screen.PollAsync());
    }

    [Fact]
    public async Task Redeeming_checks_the_account_again()
    {
        await _screen.ApproveAsync(_ada);
        await DisableAsync();
        var grant = await _screen.GrantAsync();
        var now = _service.Clock.GetUtcNow();
        var device = new Device
        {
            AccountId = _ada.Id,
            ClientId = "screen",
            Name = "Screen",
            Scope = "device",
            PairedAt = now,
            PairedFrom = "192.0.2.1",
        };
        Assert.False(await _service.Get<IGrants>().RedeemAsync(grant.Id, device, null, now, default));
    }

    [Fact]
    public async Task A_withdrawn_approval_is_access_denied()
    {
        await _screen.ApproveAsync(_ada);
        var grant = await _screen.GrantAsync();
        var now = _service.Clock.GetUtcNow();
        Assert.False(await _service.Get<IGrants>().WithdrawAsync(grant.Id, "somebody else", now, default));
        Assert.True(await _service.Get<IGrants>().WithdrawAsync(grant.Id, _ada.Id, now, default));
        AssertError(Wire.AccessDenied, await _screen.PollAsync());
    }

    private async Task DisableAsync() => Assert.True(
        await _service.Get<IAccounts>().DisableAsync(_ada.Id, _service.Clock.GetUtcNow(), default));

    private async Task ChangeAccountAsync(Func<UserManager<Account>, Account, Task<IdentityResult>> change)
    {
        await using var scope = _service.Get<IServiceScopeFactory>().CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        Assert.True((await change(accounts, (await accounts.FindByIdAsync(_ada.Id))!)).Succeeded);
    }

    private static void AssertError(string error, Answer answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(error, answer.Error);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }
}

public sealed class DeviceCodeAccountOnSqliteTests() : DeviceCodeAccountTests(On.Sqlite);

public sealed class DeviceCodeAccountOnPostgreSqlTests() : DeviceCodeAccountTests(On.PostgreSql);
