using System.Net;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Limits;

/// <summary>Guesses at the secrets of clients have one budget over all endpoints.</summary>
public sealed class WrongSecretTests : IAsyncLifetime
{
    private const string Secret = "Fq3hV0mZ8kT1sYc6bR4nJ9wXe2uGdLpAaQoHtKi5";
    private const string Guesser = "203.0.113.7";
    private const int Most = 30;

    private static readonly string[] Endpoints =
        [WellKnown.DeviceAuthorization, WellKnown.Token, WellKnown.Revocation, WellKnown.Introspection];

    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await RunningService.StartAsync(
        Afar.Proxy, "Pairing:Limits:TokenRequests=10000", "Pairing:Limits:NewCodes=1000",
        "Pairing:Clients:api:Secret=" + Secret, "Pairing:Clients:box:Secret=" + Secret, "Pairing:Clients:car:Secret=" + Secret);

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Thirty_wrong_secrets_over_all_endpoints_are_told_apart_and_then_none_for_ten_minutes()
    {
        await GuessAsync(Guesser);
        _service.Clock.Advance(60);
        foreach (string endpoint in Endpoints)
        {
            foreach (string secret in new[] { "wrong", Secret })
            {
                var refused = await PostAsync(Guesser, endpoint, secret);
                Assert.Equal("540", refused.Header("Retry-After"));
                Assert.Equal(
                    endpoint is WellKnown.DeviceAuthorization or WellKnown.Token
                        ? (HttpStatusCode.BadRequest, Wire.SlowDown)
                        : (HttpStatusCode.TooManyRequests, "temporarily_unavailable"),
                    (refused.Status, refused.Error));
            }
        }

        _service.Clock.Advance(540);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Guesser, WellKnown.Introspection, Secret)).Status);
    }

    [Fact]
    public async Task Nobody_else_pays_for_them()
    {
        await GuessAsync(Guesser);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("203.0.113.8", WellKnown.Introspection, Secret)).Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Guesser, WellKnown.Introspection, Secret, "box")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Afar.AskAsync(_service, Guesser)).Status); // a public client
    }

    [Fact]
    public async Task A_server_that_has_authenticated_from_this_network_still_does_while_a_neighbor_guesses()
    {
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Guesser, WellKnown.Introspection, Secret)).Status);
        await GuessAsync(Guesser);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await PostAsync(Guesser, WellKnown.Introspection, "wrong")).Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(Guesser, WellKnown.Introspection, Secret)).Status);

        _service.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(1));
        await GuessAsync(Guesser);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await PostAsync(Guesser, WellKnown.Introspection, Secret)).Status);
    }

    [Theory]
    [InlineData("203.0.113.{0}", "203.0.114.1")]
    [InlineData("2001:db8:1:{0}00::1", "2001:db8:2::1")]
    public async Task A_48_or_24_has_three_times_as_many(string crowd, string other)
    {
        for (int i = 1; i <= 3; i++)
        {
            await GuessAsync(Address(crowd, i));
        }

        Assert.Equal(
            HttpStatusCode.TooManyRequests, (await PostAsync(Address(crowd, 4), WellKnown.Introspection, Secret)).Status);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(other, WellKnown.Introspection, Secret)).Status);
    }

    [Fact]
    public async Task One_network_has_three_times_as_many_for_all_clients_together()
    {
        await GuessAsync(Guesser);
        await GuessAsync(Guesser, "box");
        await GuessAsync(Guesser, "nobody");
        Assert.Equal(
            HttpStatusCode.TooManyRequests, (await PostAsync(Guesser, WellKnown.Introspection, Secret, "car")).Status);
    }

    private static string Address(string format, int i) => string.Format(null, format, i);

    /// <summary>All guesses of a budget, at each endpoint in turn.</summary>
    private async Task GuessAsync(string from, string client = "api")
    {
        for (int i = 0; i < Most; i++)
        {
            var answer = await PostAsync(from, Endpoints[i % Endpoints.Length], $"guess{i}", client);
            Assert.Equal((HttpStatusCode.Unauthorized, Wire.InvalidClient), (answer.Status, answer.Error));
        }
    }

    private Task<Answer> PostAsync(string from, string endpoint, string secret, string client = "api") => Afar.PostAsync(
        _service, from, endpoint, (Wire.ClientId, client), (Wire.ClientSecret, secret), (Wire.Token, "rubbish"),
        (Wire.GrantType, Wire.RefreshTokenGrant), (Wire.RefreshToken, "rubbish"));
}
