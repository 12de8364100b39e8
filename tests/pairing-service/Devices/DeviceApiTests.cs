using System.Net;
using Pairing.Protocol;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Devices;

public abstract class DeviceApiTests(On engine) : IAsyncLifetime
{
    private RunningService _service = null!;
    private TestDevice _screen = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync(engine);
        _screen = new TestDevice(_service);
        await _screen.PairAsync(await _service.AddAccountAsync());
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("Basic c2NyZWVuOg==")]
    public async Task Without_a_token_the_challenge_has_no_error(string? authorization)
    {
        var answer = await GetAsync(authorization);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("Bearer realm=\"pairing\"", answer.Header("WWW-Authenticate"));
        Assert.Null(answer.Error);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer rubbish")]
    [InlineData("Bearer a b")]
    [InlineData("Bearer {\"json\"}")]
    public async Task A_malformed_token_is_invalid_request(string authorization) =>
        AssertRefused(await GetAsync(authorization), HttpStatusCode.BadRequest, Wire.InvalidRequest);

    [Fact]
    public async Task A_changed_token_is_invalid_token()
    {
        string[] parts = _screen.AccessToken.Split('.');
        string flipped = (parts[2][0] == 'A' ? 'B' : 'A') + parts[2][1..];
        AssertRefused(
            await GetAsync($"Bearer {parts[0]}.{parts[1]}.{flipped}"), HttpStatusCode.Unauthorized, Wire.InvalidToken);
    }

    [Fact]
    public async Task Text_with_only_the_form_of_a_token_is_invalid_token() =>
        AssertRefused(await GetAsync("Bearer ru.bb.ish"), HttpStatusCode.Unauthorized, Wire.InvalidToken);

    // {"alg":"none"} over the same claims
    [Fact]
    public async Task A_token_without_a_signature_is_invalid_token() => AssertRefused(
        await GetAsync($"Bearer eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.{_screen.AccessToken.Split('.')[1]}."),
        HttpStatusCode.Unauthorized,
        Wire.InvalidToken);

    [Theory]
    [InlineData(3599, HttpStatusCode.OK)]
    [InlineData(3600, HttpStatusCode.Unauthorized)]
    public async Task A_token_is_valid_for_an_hour(int seconds, HttpStatusCode expected)
    {
        _service.Clock.Advance(seconds);
        Assert.Equal(expected, (await _screen.WhoAmIAsync()).Status);
    }

    [Fact]
    public async Task The_last_seen_time_changes_at_most_once_a_minute()
    {
        var grant = await _screen.GrantAsync();
        var paired = _service.Clock.GetUtcNow();
        _service.Clock.Advance(59);
        await _screen.WhoAmIAsync();
        Assert.Equal(paired, await SeenAsync(grant.DeviceId!.Value));
        _service.Clock.Advance(1);
        await _screen.WhoAmIAsync();
        Assert.Equal(paired.AddSeconds(60), await SeenAsync(grant.DeviceId!.Value));
    }

    private async Task<DateTimeOffset?> SeenAsync(Guid id) =>
        (await _service.Get<Pairing.Service.Devices.IDevices>().FindAsync(id, default))!.LastSeenAt;

    private async Task<Answer> GetAsync(string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, WellKnown.Device);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await Answer.OfAsync(await _service.Http.SendAsync(request));
    }

    private static void AssertRefused(Answer answer, HttpStatusCode status, string error)
    {
        Assert.Equal(status, answer.Status);
        Assert.Equal(error, answer.Error);
        Assert.Contains($"error=\"{error}\"", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("application/problem+json", answer.Header("Content-Type"));
        Assert.Equal(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture), answer["status"]);
    }
}

public sealed class DeviceApiOnSqliteTests() : DeviceApiTests(On.Sqlite);

public sealed class DeviceApiOnPostgreSqlTests() : DeviceApiTests(On.PostgreSql);
