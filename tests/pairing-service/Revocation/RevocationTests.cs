using System.Net;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Devices;

namespace Pairing.Service.Tests.Revocation;

/// <summary>RFC 7009: a device revokes its tokens.</summary>
public sealed class RevocationTests : IAsyncLifetime
{
    private const string Secret = "the secret of the box, in 40 characters.";
    private RunningService _service = null!;
    private Account _ada = null!;
    private TestDevice _screen = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync("Pairing:Clients:other:Name=Another", "Pairing:Clients:box:Secret=" + Secret);
        _ada = await _service.AddAccountAsync();
        _screen = new TestDevice(_service);
        await _screen.PairAsync(_ada);
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    // 2.1: revoking a refresh token also revokes the access tokens of the grant
    [Fact]
    public async Task A_refresh_token_revokes_the_device_and_its_access_tokens()
    {
        AssertDone(await RevokeAsync(_screen.RefreshToken));
        await AssertEndedAsync(RemovalReason.ByItself);
    }

    [Fact]
    public async Task An_access_token_revokes_the_device_and_its_refresh_token()
    {
        AssertDone(await RevokeAsync(_screen.AccessToken));
        await AssertEndedAsync(RemovalReason.ByItself);
    }

    // 2.1: the hint is optional
    [Theory]
    [InlineData("refresh_token", true)]
    [InlineData("access_token", true)]
    [InlineData("something_else", true)]
    [InlineData("refresh_token", false)]
    [InlineData("access_token", false)]
    public async Task A_right_or_wrong_hint_changes_nothing(string hint, bool isRefresh)
    {
        AssertDone(await RevokeAsync(isRefresh ? _screen.RefreshToken : _screen.AccessToken, (Wire.TokenTypeHint, hint)));
        await AssertEndedAsync(RemovalReason.ByItself);
    }

    // 2.2: the token is already invalid
    [Fact]
    public async Task An_unknown_token_is_200_and_nothing_happens()
    {
        AssertDone(await RevokeAsync("rubbish"));
        AssertDone(await RevokeAsync("ru.bb.ish"));
        AssertDone(await RevokeAsync(_screen.AccessToken[..^8] + "AAAAAAAA"));
        await AssertAliveAsync();
    }

    [Fact]
    public async Task Revoking_a_token_twice_is_200_twice()
    {
        AssertDone(await RevokeAsync(_screen.RefreshToken));
        var ended = await DeviceAsync();
        _service.Clock.Advance(60);
        AssertDone(await RevokeAsync(_screen.RefreshToken));
        AssertDone(await RevokeAsync(_screen.AccessToken));
        Assert.Equal(
            (ended.RemovedAt, ended.RemovedBecause), ((await DeviceAsync()).RemovedAt, (await DeviceAsync()).RemovedBecause));
    }

    [Fact]
    public async Task An_expired_access_token_revokes_nothing()
    {
        _service.Clock.Advance(3600);
        AssertDone(await RevokeAsync(_screen.AccessToken));
        Assert.Equal(HttpStatusCode.OK, (await _screen.RefreshAsync()).Status);
    }

    // 2.1: refused; RFC 6749 5.2: invalid_grant also means "issued to another client"
    [Fact]
    public async Task A_token_of_another_client_is_invalid_grant_and_stays_valid()
    {
        foreach (string token in new[] { _screen.RefreshToken, _screen.AccessToken })
        {
            var answer = await new TestDevice(_service).PostAsync(
                WellKnown.Revocation, (Wire.ClientId, "other"), (Wire.Token, token));
            Assert.Equal((HttpStatusCode.BadRequest, Wire.InvalidGrant), (answer.Status, answer.Error));
        }

        await AssertAliveAsync();
    }

    [Fact]
    public async Task A_dead_refresh_token_removes_the_device_as_at_the_token_endpoint()
    {
        string first = _screen.RefreshToken;
        await _screen.RefreshAsync();
        await _screen.RefreshAsync();
        AssertDone(await RevokeAsync(first));
        await AssertEndedAsync(RemovalReason.TokenShownAgain);
    }

    [Fact]
    public async Task A_client_with_a_secret_must_send_it()
    {
        var box = new TestDevice(_service, "box");
        var wrong = await box.PostAsync(WellKnown.Revocation, (Wire.ClientId, "box"), (Wire.Token, _screen.RefreshToken));
        Assert.Equal((HttpStatusCode.Unauthorized, Wire.InvalidClient), (wrong.Status, wrong.Error));
        AssertDone(await box.PostAsync(
            WellKnown.Revocation, (Wire.ClientId, "box"), (Wire.ClientSecret, Secret), (Wire.Token, "unknown")));
    }

    [Fact]
    public async Task A_device_that_ended_its_pairing_can_pair_again()
    {
        AssertDone(await RevokeAsync(_screen.RefreshToken));
        await _screen.PairAsync(_ada);
        await AssertAliveAsync();
    }

    // RFC 6585 4; slow_down belongs to the token endpoint
    [Fact]
    public async Task An_address_with_too_many_requests_gets_429_and_its_token_stays_valid()
    {
        await using var service = await RunningService.StartAsync("Pairing:Limits:TokenRequests=2");
        var screen = new TestDevice(service);
        await screen.PairAsync(await service.AddAccountAsync()); // the poll was the first
        AssertDone(await RevokeAsync(screen, "unknown"));

        var refused = await RevokeAsync(screen, screen.AccessToken);

        Assert.Equal((HttpStatusCode.TooManyRequests, "temporarily_unavailable"), (refused.Status, refused.Error));
        Assert.Equal("60", refused.Header("Retry-After"));
        Assert.Equal(HttpStatusCode.OK, (await screen.WhoAmIAsync()).Status);
        service.Clock.Advance(60);
        AssertDone(await RevokeAsync(screen, screen.AccessToken));
        Assert.Equal(HttpStatusCode.Unauthorized, (await screen.WhoAmIAsync()).Status);
    }

    private static Task<Answer> RevokeAsync(TestDevice device, string token) =>
        device.PostAsync(WellKnown.Revocation, (Wire.ClientId, Defaults.ClientId), (Wire.Token, token));

    private Task<Answer> RevokeAsync(string token, params (string Name, string Value)[] more) =>
        _screen.PostAsync(WellKnown.Revocation, [(Wire.ClientId, Defaults.ClientId), (Wire.Token, token), .. more]);

    private async Task<Device> DeviceAsync() =>
        Assert.Single(await _service.Get<IDevices>().FindByAccountAsync(_ada.Id, default));

    private async Task AssertAliveAsync()
    {
        Assert.Equal(HttpStatusCode.OK, (await _screen.WhoAmIAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await _screen.RefreshAsync()).Status);
    }

    private async Task AssertEndedAsync(RemovalReason reason)
    {
        Assert.Equal(reason, (await DeviceAsync()).RemovedBecause);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _screen.WhoAmIAsync()).Status);
        Assert.Equal(Wire.InvalidGrant, (await _screen.RefreshAsync()).Error);
    }

    private static void AssertDone(Answer answer)
    {
        Assert.Equal((HttpStatusCode.OK, "{}"), (answer.Status, answer.Body));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("no-cache", answer.Header("Pragma"));
    }
}
