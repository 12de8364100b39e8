using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Devices;
using Pairing.Service.Storage;

namespace Pairing.Service.Tests.Introspection;

/// <summary>RFC 7662: whether a token is active, and its owner.</summary>
public sealed class IntrospectionTests : IAsyncLifetime
{
    private const string Secret = "the secret of the api, in 40 characters.";
    private RunningService _service = null!;
    private Account _ada = null!;
    private TestDevice _screen = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync("Pairing:Clients:api:Secret=" + Secret, "Pairing:Clients:other:Name=Another");
        _ada = await _service.AddAccountAsync();
        _screen = new TestDevice(_service);
        await _screen.PairAsync(_ada);
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task An_access_token_is_described_with_its_claims_and_owner()
    {
        var answer = await AskAsync(_screen.AccessToken);

        long now = _service.Clock.GetUtcNow().ToUnixTimeSeconds();
        var device = await DeviceAsync();
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(JsonValueKind.True, answer.Json.GetProperty("active").ValueKind);
        Assert.Equal("device offline_access", answer[Wire.Scope]);
        Assert.Equal(Defaults.ClientId, answer[Wire.ClientId]);
        Assert.Equal("ada", answer["username"]);
        Assert.Equal(Wire.Bearer, answer[Wire.TokenType]);
        Assert.Equal(now, answer.Json.GetProperty("iat").GetInt64());
        Assert.Equal(now + 3600, answer.Json.GetProperty("exp").GetInt64());
        Assert.Equal((_ada.Id, _service.Address, _service.Address), (answer["sub"], answer["aud"], answer["iss"]));
        Assert.NotEmpty(answer["jti"]!);
        Assert.Equal(device.Id.ToString(), answer["device_id"]);
        Assert.Equal(("no-store", "no-cache"), (answer.Header("Cache-Control"), answer.Header("Pragma")));
    }

    [Fact]
    public async Task An_access_token_with_fewer_scopes_is_described_with_those()
    {
        await _screen.RefreshAsync(_screen.RefreshToken, (Wire.Scope, "device"));
        Assert.Equal("device", (await AskAsync(_screen.AccessToken))[Wire.Scope]);
    }

    [Fact]
    public async Task A_client_can_introspect_only_its_own_refresh_tokens()
    {
        AssertInactive(await AskAsync(_screen.RefreshToken));

        var own = await PairApiAsync();
        var answer = await AskAsync(own.RefreshToken);

        Assert.Equal("True", answer["active"]);
        Assert.Equal(("api", "ada", _ada.Id), (answer[Wire.ClientId], answer["username"], answer["sub"]));
        Assert.Null(answer[Wire.TokenType]);
        Assert.Null(answer["exp"]);
    }

    // protocol.md: the old token is valid until its successor is first used, then it is dead
    [Fact]
    public async Task A_refresh_token_is_active_until_its_successor_is_used()
    {
        var own = await PairApiAsync();
        string first = own.RefreshToken;
        string second = (await RefreshApiAsync(first))[Wire.RefreshToken]!;
        Assert.Equal("True", (await AskAsync(first))["active"]);
        Assert.Equal("True", (await AskAsync(second))["active"]);
        await RefreshApiAsync(second);
        AssertInactive(await AskAsync(first));
        Assert.Equal(RemovalReason.None, (await DeviceAsync("api")).RemovedBecause); // introspecting a dead token has no effect
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("ru.bb.ish")]
    [InlineData("..")]
    [InlineData("ünïcode ☃")]
    public async Task An_invalid_token_is_not_active_and_has_no_other_members(string token) =>
        AssertInactive(await AskAsync(token));

    [Fact]
    public async Task An_access_token_is_active_for_its_hour()
    {
        _service.Clock.Advance(3599);
        Assert.Equal("True", (await AskAsync(_screen.AccessToken))["active"]);
        _service.Clock.Advance(1);
        AssertInactive(await AskAsync(_screen.AccessToken));
    }

    [Fact]
    public async Task The_tokens_of_a_removed_device_are_inactive_at_once()
    {
        var own = await PairApiAsync();
        await _service.Get<IDevices>().RemoveAsync(
            (await DeviceAsync("api")).Id, RemovalReason.ByOwner, _service.Clock.GetUtcNow(), default);
        AssertInactive(await AskAsync(own.AccessToken));
        AssertInactive(await AskAsync(own.RefreshToken));
    }

    [Fact]
    public async Task While_the_account_is_disabled_its_tokens_are_not_active()
    {
        var own = await PairApiAsync();
        await ChangeAsync(accounts => accounts.ExecuteUpdateAsync(set => set.SetProperty(
            a => a.DisabledAt, _service.Clock.GetUtcNow())));
        AssertInactive(await AskAsync(own.AccessToken));
        AssertInactive(await AskAsync(own.RefreshToken));
        await ChangeAsync(accounts => accounts.ExecuteUpdateAsync(set => set.SetProperty(
            a => a.DisabledAt, (DateTimeOffset?)null)));
        Assert.Equal("True", (await AskAsync(own.AccessToken))["active"]);
    }

    [Fact]
    public async Task The_tokens_of_a_removed_account_are_not_active()
    {
        var own = await PairApiAsync();
        await ChangeAsync(accounts => accounts.ExecuteDeleteAsync());
        AssertInactive(await AskAsync(own.AccessToken));
        AssertInactive(await AskAsync(own.RefreshToken));
    }

    private Task<Answer> AskAsync(string token) => AskAsync(_screen, token, Secret);

    private static Task<Answer> AskAsync(TestDevice asker, string token, string secret) => asker.PostAsync(
        WellKnown.Introspection, (Wire.ClientId, "api"), (Wire.ClientSecret, secret), (Wire.Token, token));

    private async Task<TestDevice> PairApiAsync()
    {
        var api = new TestDevice(_service, "api", Secret);
        await api.PairAsync(_ada);
        return api;
    }

    private Task<Answer> RefreshApiAsync(string token) => new TestDevice(_service, "api", Secret).RefreshAsync(token);

    private async Task<Device> DeviceAsync(string client = Defaults.ClientId) =>
        (await _service.Get<IDevices>().FindByAccountAsync(_ada.Id, default)).Single(device => device.ClientId == client);

    private Task<int> ChangeAsync(Func<IQueryable<Account>, Task<int>> change) =>
        _service.Get<Writer>().WriteAsync(database => change(database.Users), default);

    private static void AssertInactive(Answer answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("{\"active\":false}", answer.Body);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }
}
