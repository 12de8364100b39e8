using System.Net;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Introspection;

/// <summary>Who can introspect tokens (RFC 7662 2.1), and how often.</summary>
public sealed class IntrospectionAccessTests : IAsyncLifetime
{
    private const string Secret = "the secret of the api, in 40 characters.";
    private RunningService _service = null!;
    private TestDevice _screen = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync("Pairing:Clients:api:Secret=" + Secret, "Pairing:Clients:other:Name=Another");
        _screen = new TestDevice(_service);
        await _screen.PairAsync(await _service.AddAccountAsync());
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    // RFC 7662 2.1, 2.3; a client without a secret proves nothing
    [Theory]
    [InlineData]
    [InlineData("client_id", "api")]
    [InlineData("client_id", "api", "client_secret", "wrong")]
    [InlineData("client_id", "nobody", "client_secret", "wrong")]
    [InlineData("client_id", "other")]
    [InlineData("client_id", "other", "client_secret", "it has none")]
    public async Task Without_a_secret_the_response_reveals_nothing(params string[] who)
    {
        var form = who.Chunk(2).Select(pair => (pair[0], pair[1])).Append((Wire.Token, _screen.AccessToken));
        var answer = await _screen.PostAsync(WellKnown.Introspection, [.. form]);
        Assert.Equal((HttpStatusCode.Unauthorized, Wire.InvalidClient), (answer.Status, answer.Error));
        Assert.StartsWith("Basic", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_client_is_refused_with_Basic_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, WellKnown.Introspection);
        request.Headers.Authorization = new("Basic", Convert.ToBase64String("other:"u8));
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create(Wire.Token, _screen.AccessToken)]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _service.Http.SendAsync(request)).StatusCode);
    }

    // RFC 6585 4; slow_down belongs to the token endpoint
    [Fact]
    public async Task An_address_with_too_many_requests_gets_429_with_a_right_or_wrong_secret()
    {
        await using var service = await RunningService.StartAsync(
            "Pairing:Limits:TokenRequests=2", "Pairing:Clients:api:Secret=" + Secret);
        var asker = new TestDevice(service);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(asker, "rubbish", "guess")).Status);
        AssertInactive(await AskAsync(asker, "rubbish", Secret));
        service.Clock.Advance(15);

        foreach (string secret in new[] { "guess", Secret })
        {
            var refused = await AskAsync(asker, "rubbish", secret);
            Assert.Equal((HttpStatusCode.TooManyRequests, "temporarily_unavailable"), (refused.Status, refused.Error));
            Assert.Equal("45", refused.Header("Retry-After"));
        }

        Assert.Equal(Wire.SlowDown, (await asker.PollAsync("guess")).Error); // one limit for both
        service.Clock.Advance(45);
        AssertInactive(await AskAsync(asker, "rubbish", Secret));
    }

    private static Task<Answer> AskAsync(TestDevice asker, string token, string secret) => asker.PostAsync(
        WellKnown.Introspection, (Wire.ClientId, "api"), (Wire.ClientSecret, secret), (Wire.Token, token));

    private static void AssertInactive(Answer answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("{\"active\":false}", answer.Body);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }
}
