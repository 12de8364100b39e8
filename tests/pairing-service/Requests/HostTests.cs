namespace Pairing.Service.Tests.Requests;

/// <summary>The Host header: malformed ones are refused, and none stands in an address.</summary>
public sealed class HostTests
{
    [Theory]
    [InlineData("localhost:0")]
    [InlineData("localhost:65536")]
    [InlineData("localhost:99999999999999999999")]
    [InlineData("localhost:-1")]
    [InlineData("localhost:")]
    [InlineData("localhost:80:80")]
    [InlineData("localhost:http")]
    [InlineData("localhost:٣")]
    [InlineData(":80")]
    [InlineData("[::1")]
    [InlineData("[::1]x")]
    [InlineData("[::1]:70000")]
    [InlineData("[]")]
    [InlineData("[x]")]
    [InlineData("[1.2.3.4]")]
    [InlineData("::1")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("a@b")]
    [InlineData("a?b")]
    [InlineData("a#b")]
    [InlineData("a\\b")]
    [InlineData("a<b")]
    [InlineData("a%20b")]
    [InlineData("bücher.example")]
    [InlineData("a..b")]
    [InlineData(".")]
    [InlineData(".a")]
    [InlineData("xn--99999999999999")]
    [InlineData("a,b")]
    public async Task A_malformed_Host_is_a_400(string host)
    {
        await using var service = await RunningService.StartAsync();
        foreach (string route in new[] { "/devices", "/", "/nowhere", "/pairing.css", "/oauth/jwks", "/oauth/x", "/health/live" })
        {
            var answer = await AskAsync(service, host, route);
            Assert.True(answer.Status == 400, $"{host} {route} is {answer.Status}");
        }

        LogAssert.HasNoFault(service.Log);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost:1")]
    [InlineData("localhost:65535")]
    [InlineData("192.168.1.20:5080")]
    [InlineData("[fe80::1]:5080")]
    [InlineData("[::1]")]
    [InlineData("pair.example.")]
    [InlineData("my_server.local")]
    [InlineData("xn--bcher-kva.example")]
    [InlineData("a.very-long.name")]
    [InlineData("")]
    public async Task A_usual_Host_with_or_without_a_port_is_accepted(string host)
    {
        await using var service = await RunningService.StartAsync();

        Assert.Equal(200, (await AskAsync(service, host, "/oauth/jwks")).Status);
        Assert.Equal(200, (await AskAsync(service, host, "/account/sign-in")).Status);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:8443")]
    [InlineData("[2001:db8::bad]:8443")]
    public async Task Host_stands_in_no_address(string host)
    {
        await using var service = await RunningService.StartAsync("Pairing:Accounts:Registration=open");
        foreach (string route in Routes.AllOf(service))
        {
            var answer = await AskAsync(service, host, route);
            string all = answer.Body + string.Join('\n', answer.Headers);
            Assert.DoesNotContain("evil.example", all, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("db8::bad", all, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal("/account/sign-in?returnUrl=%2Fdevices", (await AskAsync(service, host, "/devices"))["Location"]);
    }

    private static Task<RawResponse> AskAsync(RunningService service, string host, string route) =>
        RawConnection.AskAsync(service.Root, $"GET {route} HTTP/1.1\r\nHost: {host}\r\n\r\n");
}
