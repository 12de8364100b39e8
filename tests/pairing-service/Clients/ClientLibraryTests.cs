using System.Text.Json.Nodes;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Devices;
using Pairing.Service.Grants;

namespace Pairing.Service.Tests.Clients;

/// <summary>How other libraries work with the service. They follow the RFCs strictly and reject deviations.</summary>
public sealed class ClientLibraryTests : IAsyncLifetime
{
    private RunningService _service = null!;
    private LibraryDevice _device = null!;
    private Account _ada = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartNewAsync(
            "Pairing:Clients:box:Name=A box", "Pairing:Clients:box:Secret=a secret: of/some+length & signs");
        _ada = await _service.AddAccountAsync();
        _device = LibraryDevice.Start(_service);
    }

    public async Task DisposeAsync()
    {
        await _device.DisposeAsync();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task It_finds_the_endpoints_requests_a_code_waits_and_gets_its_tokens()
    {
        await AuthorizeAsync();
        Assert.Equal(Wire.AuthorizationPending, await _device.ErrorAsync("poll"));
        await DecideAsync(approve: true);
        _service.Clock.Advance(5);

        var tokens = await _device.OkAsync("poll");

        Assert.Equal("bearer", (string?)tokens[Wire.TokenType]); // the library converts it to lowercase
        Assert.Equal(3600, (int?)tokens[Wire.ExpiresIn]);
        Assert.Equal("bearer", (string?)(await _device.OkAsync("refresh"))[Wire.TokenType]);
    }

    [Fact]
    public async Task It_validates_the_access_token_with_only_the_published_keys()
    {
        await AuthorizeAsync();
        await DecideAsync(approve: true);
        await _device.OkAsync("poll");

        var claims = await _device.OkAsync("validate");

        Assert.Equal("screen", (string?)claims[Wire.ClientId]);
        Assert.Equal(_ada.Id, (string?)claims["sub"]);
        Assert.Contains("device", ((string)claims[Wire.Scope]!).Split(' '));
    }

    [Fact]
    public async Task It_gets_slow_down_when_it_polls_again_at_once()
    {
        await AuthorizeAsync();
        Assert.Equal(Wire.AuthorizationPending, await _device.ErrorAsync("poll"));
        Assert.Equal(Wire.SlowDown, await _device.ErrorAsync("poll"));
        _service.Clock.Advance(10); // 5 s, and 5 s for slow_down
        Assert.Equal(Wire.AuthorizationPending, await _device.ErrorAsync("poll"));
    }

    [Fact]
    public async Task It_gets_the_denial()
    {
        await AuthorizeAsync();
        await DecideAsync(approve: false);
        Assert.Equal(Wire.AccessDenied, await _device.ErrorAsync("poll"));
    }

    [Fact]
    public async Task It_gets_the_expiry_of_its_code()
    {
        var asked = await AuthorizeAsync();
        _service.Clock.Advance((int)asked[Wire.ExpiresIn]!);
        Assert.Equal(Wire.ExpiredToken, await _device.ErrorAsync("poll"));
    }

    [Fact]
    public async Task It_cannot_redeem_a_code_twice()
    {
        await AuthorizeAsync();
        await DecideAsync(approve: true);
        await _device.OkAsync("poll");
        Assert.Equal(Wire.InvalidGrant, await _device.ErrorAsync("poll"));
    }

    [Fact]
    public async Task A_client_with_a_secret_of_any_characters_can_pair()
    {
        await using var box = LibraryDevice.Start(_service, "box", "a secret: of/some+length & signs");
        var asked = await box.OkAsync("authorize device offline_access");
        await DecideAsync(approve: true, asked);
        await box.OkAsync("poll");
        Assert.Equal("box", (string?)(await box.OkAsync("validate"))[Wire.ClientId]);
    }

    [Fact]
    public async Task A_client_with_a_wrong_secret_is_refused()
    {
        await using var thief = LibraryDevice.Start(_service, "box", "another secret");
        Assert.NotNull(await thief.ErrorAsync("authorize device"));
    }

    [Fact]
    public async Task It_revokes_its_tokens()
    {
        await AuthorizeAsync();
        await DecideAsync(approve: true);
        await _device.OkAsync("poll");

        Assert.True((bool)await _device.OkAsync("revoke refresh_token"));

        Assert.Equal(Wire.InvalidGrant, await _device.ErrorAsync("refresh"));
        Assert.True((bool)await _device.OkAsync("revoke access_token")); // which has also ended
    }

    [Fact]
    public async Task A_client_with_a_secret_can_introspect_its_tokens()
    {
        await using var box = LibraryDevice.Start(_service, "box", "a secret: of/some+length & signs");
        var asked = await box.OkAsync("authorize device offline_access");
        await DecideAsync(approve: true, asked);
        await box.OkAsync("poll");

        var access = await box.OkAsync("introspect access_token");
        Assert.True((bool)access["active"]!);
        Assert.Equal(("box", _ada.Id), ((string?)access[Wire.ClientId], (string?)access["sub"]));
        Assert.True((bool)(await box.OkAsync("introspect refresh_token"))["active"]!);

        await box.OkAsync("revoke access_token");
        Assert.False((bool)(await box.OkAsync("introspect access_token"))["active"]!);
        Assert.False((bool)(await box.OkAsync("introspect refresh_token"))["active"]!);
    }

    [Fact]
    public async Task A_client_without_a_secret_cannot_introspect()
    {
        await AuthorizeAsync();
        await DecideAsync(approve: true);
        await _device.OkAsync("poll");
        Assert.NotNull(await _device.ErrorAsync("introspect access_token"));
    }

    /// <summary>openid-client uses the wall clock, so this service allows a poll every second.</summary>
    [Theory]
    [InlineData("screen", "")]
    [InlineData("box", "a secret: of/some+length & signs")]
    public async Task Another_library_runs_the_whole_flow_by_itself(string client, string secret)
    {
        await using var service = await RunningService.StartNewAsync(
            "Pairing:Polling:Interval=1", "Pairing:Clients:box:Secret=a secret: of/some+length & signs");
        var owner = await service.AddAccountAsync();
        using var node = LibraryDevice.Node("whole-flow.mjs", service.Address, client, secret);
        var asked = JsonNode.Parse((await node.StandardOutput.ReadLineAsync())!)!;
        await DecideAsync(service, owner, approve: true, asked);

        var tokens = JsonNode.Parse((await node.StandardOutput.ReadLineAsync())!)!;

        await node.WaitForExitAsync();
        Assert.Equal(0, node.ExitCode);
        Assert.True((bool)tokens["refresh"]!);
        if (secret.Length > 0)
        {
            Assert.Equal((true, false), ((bool)tokens["before"]!, (bool)tokens["after"]!));
        }

        var device = Assert.Single(await service.Get<IDevices>().FindByAccountAsync(owner.Id, default));
        Assert.Equal(RemovalReason.ByItself, device.RemovedBecause);
    }

    private JsonNode? _asked;

    private async Task<JsonNode> AuthorizeAsync() => _asked = await _device.OkAsync("authorize device offline_access");

    private Task DecideAsync(bool approve, JsonNode? asked = null) => DecideAsync(_service, _ada, approve, asked ?? _asked!);

    private static async Task DecideAsync(RunningService service, Account account, bool approve, JsonNode asked)
    {
        var grants = service.Get<IGrants>();
        var grant = await service.GrantOfAsync((string)asked[Wire.UserCode]!);
        var now = service.Clock.GetUtcNow();
        Assert.True(approve ? await grants.ApproveAsync(
            grant.Id, account.Id, now, default) : await grants.DenyAsync(grant.Id, now, default));
    }
}
