using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Clients;

public sealed class ClientAuthenticationTests : IAsyncLifetime
{
    private const string Secret = "p+ss %word:ü, and 22 characters more";
    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await RunningService.StartAsync(
        "Pairing:Limits:NewCodes=1000",
        "Pairing:Clients:tv set:Secret=" + Secret,
        "Pairing:Clients:clock:Grants:0=refresh_token",
        "Pairing:Clients:once:Grants:0=device_code",
        "Pairing:Scopes:read=read along",
        "Pairing:Clients:reader:Scopes:0=read");

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_public_client_sends_its_client_id() =>
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("client_id=screen")).Status);

    [Fact]
    public async Task A_secret_is_read_from_the_body() =>
        Assert.Equal(
            HttpStatusCode.OK, (await PostAsync($"client_id=tv+set&client_secret={Uri.EscapeDataString(Secret)}")).Status);

    // RFC 6749 2.3.1: both parts are form-encoded before they are joined
    [Theory]
    [InlineData("")]
    [InlineData("client_id=tv+set")]
    public async Task A_secret_is_read_from_Basic(string body) =>
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(body, Basic("tv+set", WebUtility.UrlEncode(Secret)))).Status);

    [Fact]
    public async Task A_public_client_may_use_Basic_with_an_empty_secret() =>
        Assert.Equal(HttpStatusCode.OK, (await PostAsync("", Basic("screen", ""))).Status);

    [Theory]
    [InlineData("client_id=nobody")]
    [InlineData("client_id=SCREEN")]
    [InlineData("client_id=nobody&client_secret=x")]
    [InlineData("client_id=tv+set")]
    [InlineData("client_id=tv+set&client_secret=wrong")]
    [InlineData("client_id=screen&client_secret=it+has+none")]
    public async Task An_unknown_client_or_a_wrong_secret_in_the_body_is_invalid_client(string body) =>
        AssertError(await PostAsync(body), HttpStatusCode.Unauthorized, Wire.InvalidClient);

    public static TheoryData<string> WrongHeaders =>
    [
        "Basic " + Basic("tv+set", "wrong"),
        "Basic " + Basic("nobody", "x"),
        "Basic " + Convert.ToBase64String("no colon"u8),
        "Basic " + Convert.ToBase64String([0xFF, (byte)':', 0xFE]),
        "Basic !!!",
        "Basic",
        "Bearer abc",
    ];

    [Theory]
    [MemberData(nameof(WrongHeaders))]
    public async Task A_wrong_Authorization_is_invalid_client_with_a_challenge(string header)
    {
        using var request = Request("client_id=tv+set");
        request.Headers.TryAddWithoutValidation("Authorization", header);
        if (!header.Contains(Basic("tv+set", "wrong"), StringComparison.Ordinal))
        {
            request.Content = Body("");
        }

        var answer = await Answer.OfAsync(await _service.Http.SendAsync(request));
        AssertError(answer, HttpStatusCode.Unauthorized, Wire.InvalidClient);
        Assert.StartsWith("Basic", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_authentication_methods_at_once_are_invalid_request()
    {
        string right = Basic("tv+set", WebUtility.UrlEncode(Secret));
        AssertError(
            await PostAsync("client_secret=" + Uri.EscapeDataString(Secret), right), HttpStatusCode.BadRequest,
            Wire.InvalidRequest);
        AssertError(await PostAsync("client_id=screen", right), HttpStatusCode.BadRequest, Wire.InvalidRequest);
    }

    [Theory]
    [InlineData("/oauth/device_authorization", "client_id=clock")]
    [InlineData("/oauth/token", "client_id=clock&grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=x")]
    [InlineData("/oauth/token", "client_id=once&grant_type=refresh_token&refresh_token=x")]
    public async Task A_grant_that_the_client_may_not_use_is_unauthorized_client(string path, string body) =>
        AssertError(await PostAsync(body, path: path), HttpStatusCode.BadRequest, Wire.UnauthorizedClient);

    [Fact]
    public async Task A_client_gets_its_own_scopes_and_no_others()
    {
        var reader = new TestDevice(_service, "reader");
        await reader.PairAsync(await _service.AddAccountAsync());
        AssertError(await PostAsync("client_id=reader&scope=device"), HttpStatusCode.BadRequest, Wire.InvalidScope);
        var refusal = await reader.WhoAmIAsync();
        Assert.Equal(HttpStatusCode.Forbidden, refusal.Status);
        Assert.Contains("error=\"insufficient_scope\"", refusal.Header("WWW-Authenticate"), StringComparison.Ordinal);
        Assert.Contains("scope=\"device\"", refusal.Header("WWW-Authenticate"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_offline_access_or_the_grant_for_it_there_is_no_refresh_token()
    {
        var ada = await _service.AddAccountAsync();
        var once = new TestDevice(_service, "once");
        await once.PairAsync(ada);
        Assert.Empty(once.RefreshToken);

        var screen = new TestDevice(_service);
        await screen.AskAsync((Wire.Scope, "device"));
        await screen.ApproveAsync(ada);
        Assert.Equal("device", (await screen.PollAsync())[Wire.Scope]);
        Assert.Empty(screen.RefreshToken);
    }

    private static void AssertError(Answer answer, HttpStatusCode status, string error)
    {
        Assert.Equal(status, answer.Status);
        Assert.Equal(error, answer.Error);
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    private async Task<Answer> PostAsync(string body, string? basic = null, string path = WellKnown.DeviceAuthorization)
    {
        using var request = Request(body, path);
        request.Headers.Authorization = basic is null ? null : new AuthenticationHeaderValue("Basic", basic);
        return await Answer.OfAsync(await _service.Http.SendAsync(request));
    }

    private static HttpRequestMessage Request(string body, string path = WellKnown.DeviceAuthorization) =>
        new(HttpMethod.Post, path) { Content = Body(body) };

    private static StringContent Body(string body) => new(body, Encoding.UTF8, Wire.FormMediaType);

    private static string Basic(string id, string secret) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"));
}
