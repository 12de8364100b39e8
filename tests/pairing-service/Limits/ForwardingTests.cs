using System.Net;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Limits;

/// <summary>
/// Where a request comes from, by the proxies that it passed. dotnet/aspnetcore#8471 (several proxies) and #58461 (a proxy that
/// is not listed, told nowhere) are reports of this kind.
/// </summary>
public sealed class ForwardingTests
{
    private const string Warning = "which Pairing:Proxies:Known does not list";

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("203.0.113.9, 10.0.0.1", "203.0.113.9")]
    [InlineData("203.0.113.9, 10.0.0.1, 10.0.0.2", "203.0.113.9")]
    [InlineData("2001:db8::9, 10.0.0.1", "2001:db8::9")]
    [InlineData("10.0.0.1", "10.0.0.1")] // the proxy's own request
    [InlineData("198.51.100.1, 203.0.113.9", "unknown")] // 203.0.113.9 is a proxy that is not listed, or lies
    [InlineData("198.51.100.1, 203.0.113.9, 10.0.0.1", "unknown")]
    [InlineData("nonsense", "unknown")]
    [InlineData("203.0.113.9, nonsense", "unknown")]
    public async Task The_walk_ends_at_the_first_hop_that_is_not_listed(string claimed, string origin)
    {
        await using var service = await RunningService.StartAsync(
            "Pairing:Proxies:Known:0=127.0.0.1", "Pairing:Proxies:Known:1=10.0.0.0/8");
        Assert.Equal(origin, await AskedFromAsync(service, ("X-Forwarded-For", claimed)));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-For", "")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Forwarded-Host", "pair.example")]
    [InlineData("X-Forwarded-Port", "443")]
    [InlineData("X-Forwarded-Server", "proxy")]
    [InlineData("X-Forwarded-Prefix", "/pair")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")] // RFC 7239
    public async Task Headers_of_a_proxy_that_is_not_listed_make_the_origin_unknown(string header, string value)
    {
        foreach (string[] settings in new string[][] { [], ["Pairing:Proxies:Known:0=10.0.0.0/8"] })
        {
            await using var service = await RunningService.StartAsync(settings);
            Assert.Equal("unknown", await AskedFromAsync(service, (header, value)));
            Assert.Equal("127.0.0.1", await AskedFromAsync(service));
        }
    }

    [Theory]
    [InlineData("X-Real-IP", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    public async Task A_listed_proxy_that_names_the_client_in_another_header_only_leaves_it_unknown(string header, string value)
    {
        await using var service = await RunningService.StartAsync("Pairing:Proxies:Known:0=127.0.0.1");
        Assert.Equal("unknown", await AskedFromAsync(service, (header, value)));
        Assert.Equal("203.0.113.7", await AskedFromAsync(service, (header, value), ("X-Forwarded-For", "203.0.113.7")));
    }

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("X-Real-IP")]
    [InlineData("Forwarded")]
    public async Task A_person_behind_such_a_proxy_is_never_told_the_same_network(string header)
    {
        await using var service = await RunningService.StartAsync();
        using var visitor = await service.SignedInAsync("alice");
        var ask = await service.AskAsync();
        string page = (await visitor.EnterAsync(ask.Code)).Location;
        Assert.Contains("same network as you", (await visitor.GetAsync(page)).Html, StringComparison.Ordinal);

        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(service.Root, page));
        request.Headers.TryAddWithoutValidation(header, "127.0.0.1");
        string html = (await visitor.SendWithoutTokenAsync(request)).Html;
        Assert.DoesNotContain("same network as you", html, StringComparison.Ordinal);
        Assert.Contains("do not show whether the device is near you", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_of_unknown_origin_have_limits_of_their_own_and_take_none_from_others()
    {
        await using var service = await RunningService.StartAsync("Pairing:Limits:NewCodes=1");
        Assert.Equal("unknown", await AskedFromAsync(service, ("X-Real-IP", "203.0.113.9")));
        Assert.Equal(HttpStatusCode.BadRequest, (await AskAsync(service, ("X-Real-IP", "203.0.113.10"))).StatusCode); // slow_down
        Assert.Equal("127.0.0.1", await AskedFromAsync(service));
    }

    [Fact]
    public async Task The_log_tells_once_which_proxy_is_not_listed()
    {
        await using var service = await RunningService.StartNewAsync();
        await AskAsync(service);
        Assert.DoesNotContain(Warning, service.Log.Text, StringComparison.Ordinal);
        await AskAsync(service, ("X-Real-IP", "203.0.113.9"));
        await AskAsync(service, ("Forwarded", "for=203.0.113.9"));
        Assert.Equal(2, service.Log.Text.Split(Warning).Length);
        Assert.Contains("127.0.0.1, " + Warning, service.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113.9", service.Log.Text, StringComparison.Ordinal);
    }

    private static async Task<string> AskedFromAsync(RunningService service, params (string Name, string Value)[] headers)
    {
        using var answered = await AskAsync(service, headers);
        return (await service.GrantOfAsync((await Answer.OfAsync(answered))[Wire.UserCode]!)).AskedFrom;
    }

    private static async Task<HttpResponseMessage> AskAsync(
        RunningService service, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, WellKnown.DeviceAuthorization)
        {
            Content = new FormUrlEncodedContent([new(Wire.ClientId, Defaults.ClientId)]),
        };
        Array.ForEach(headers, header => request.Headers.TryAddWithoutValidation(header.Name, header.Value));
        return await service.Http.SendAsync(request);
    }
}
