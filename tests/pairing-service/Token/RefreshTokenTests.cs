using System.Net;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Devices;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Token;

public abstract class RefreshTokenTests(On engine) : IAsyncLifetime
{
    private RunningService _service = null!;
    private Account _ada = null!;
    private TestDevice _screen = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync(engine, "Pairing:Clients:other:Name=Another");
        _ada = await _service.AddAccountAsync();
        _screen = new TestDevice(_service);
        await _screen.PairAsync(_ada);
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Each_use_gives_another_token_and_a_fresh_access_token()
    {
        string first = _screen.RefreshToken;
        _service.Clock.Advance(3601);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _screen.WhoAmIAsync()).Status);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await _screen.RefreshAsync()).Status);
            Assert.Equal(HttpStatusCode.OK, (await _screen.WhoAmIAsync()).Status);
        }

        Assert.NotEqual(first, _screen.RefreshToken);
    }

    [Fact]
    public async Task The_old_token_works_until_its_successor_is_used()
    {
        string first = _screen.RefreshToken;
        await _screen.RefreshAsync(first); // the response is lost
        Assert.Equal(HttpStatusCode.OK, (await _screen.RefreshAsync(first)).Status); // so the device tries again
        Assert.Equal(HttpStatusCode.OK, (await _screen.RefreshAsync()).Status); // and continues with the new token
    }

    [Fact]
    public async Task An_old_token_after_its_successor_was_used_removes_the_device()
    {
        string first = _screen.RefreshToken;
        await _screen.RefreshAsync(first);
        await _screen.RefreshAsync();
        await AssertEndsFamilyAsync(first);
    }

    [Fact]
    public async Task Until_its_successor_is_used_the_old_token_gives_that_one_successor()
    {
        string first = _screen.RefreshToken;
        string successor = (await _screen.RefreshAsync(first))[Wire.RefreshToken]!;
        Assert.Equal(successor, (await _screen.RefreshAsync(first))[Wire.RefreshToken]);
        Assert.Equal(HttpStatusCode.OK, (await _screen.RefreshAsync(successor)).Status);
        await AssertEndsFamilyAsync(first);
    }

    [Fact]
    public async Task A_token_of_a_removed_device_is_invalid_grant()
    {
        var device = Assert.Single(await _service.Get<IDevices>().FindByAccountAsync(_ada.Id, default));
        await _service.Get<IDevices>().RemoveAsync(device.Id, RemovalReason.ByOwner, _service.Clock.GetUtcNow(), default);
        AssertInvalid(await _screen.RefreshAsync());
        var refusal = await _screen.WhoAmIAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, refusal.Status);
        Assert.Contains("error=\"invalid_token\"", refusal.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Equal(RemovalReason.ByOwner, (await _service.Get<IDevices>().FindAsync(device.Id, default))!.RemovedBecause);
    }

    [Fact]
    public async Task A_token_of_another_client_is_invalid_grant_and_stays_valid_for_its_own()
    {
        AssertInvalid(await new TestDevice(_service, "other").RefreshAsync(_screen.RefreshToken));
        Assert.Equal(HttpStatusCode.OK, (await _screen.RefreshAsync()).Status);
    }

    [Fact]
    public async Task An_unknown_token_is_invalid_grant() => AssertInvalid(await _screen.RefreshAsync("rubbish"));

    [Fact]
    public async Task A_subset_of_the_scopes_can_be_requested_but_no_others()
    {
        string first = _screen.RefreshToken;
        Assert.Equal(Wire.InvalidScope, (await _screen.RefreshAsync(first, (Wire.Scope, "device admin"))).Error);
        Assert.Equal("device", (await _screen.RefreshAsync(first, (Wire.Scope, "device")))[Wire.Scope]);
        Assert.Equal("device offline_access", (await _screen.RefreshAsync())[Wire.Scope]); // the grant itself keeps its scopes
    }

    [Fact]
    public async Task While_the_account_is_disabled_the_device_is_told_to_try_again()
    {
        var accounts = _service.Get<IAccounts>();
        Assert.True(await accounts.DisableAsync(_ada.Id, _service.Clock.GetUtcNow(), default));
        Assert.False(await accounts.DisableAsync(_ada.Id, _service.Clock.GetUtcNow(), default));
        var answer = await _screen.RefreshAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.NotNull(answer.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _screen.WhoAmIAsync()).Status);

        Assert.True(await accounts.EnableAsync(_ada.Id, default));
        Assert.False(await accounts.EnableAsync(_ada.Id, default));
        Assert.Equal(HttpStatusCode.OK, (await _screen.RefreshAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await _screen.WhoAmIAsync()).Status);
    }

    private async Task AssertEndsFamilyAsync(string dead)
    {
        string newest = _screen.RefreshToken;
        AssertInvalid(await new TestDevice(_service).RefreshAsync(dead));
        AssertInvalid(await _screen.RefreshAsync(newest));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _screen.WhoAmIAsync()).Status);
        var device = Assert.Single(await _service.Get<IDevices>().FindByAccountAsync(_ada.Id, default));
        Assert.Equal(RemovalReason.TokenShownAgain, device.RemovedBecause);
    }

    private static void AssertInvalid(Answer answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(Wire.InvalidGrant, answer.Error);
    }
}

public sealed class RefreshTokenOnSqliteTests() : RefreshTokenTests(On.Sqlite);

public sealed class RefreshTokenOnPostgreSqlTests() : RefreshTokenTests(On.PostgreSql);
