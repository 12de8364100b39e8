using Pairing.Protocol;
using Pairing.Service.Foundation;

namespace Pairing.Service.Tests.DeviceAuthorization;

public sealed class VerificationAddressTests
{
    [Theory]
    [InlineData("https://pair.example", "https://pair.example/d", "HTTPS://PAIR.EXAMPLE/D/")]
    [InlineData("https://pair.example/", "https://pair.example/d", "HTTPS://PAIR.EXAMPLE/D/")]
    [InlineData("https://Pair.Example:8443", "https://pair.example:8443/d", "HTTPS://PAIR.EXAMPLE:8443/D/")]
    [InlineData("https://pair.example/Home/p", "https://pair.example/Home/p/d", "HTTPS://PAIR.EXAMPLE/Home/p/D/")]
    [InlineData("http://[2001:db8::1]:5080", "http://[2001:db8::1]:5080/d", "HTTP://[2001:DB8::1]:5080/D/")]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example/d", "HTTPS://XN--BCHER-KVA.EXAMPLE/D/")]
    public async Task Everything_that_is_not_case_sensitive_is_in_uppercase(string publicUrl, string typed, string scanned)
    {
        await using var service = await RunningService.StartAsync("Pairing:PublicUrl=" + publicUrl);
        var screen = new TestDevice(service);
        var asked = await screen.AskAsync();
        Assert.Equal(typed, asked[Wire.VerificationUri]);
        Assert.Equal(scanned + UserCode.Normalize(screen.UserCode), asked[Wire.VerificationUriComplete]);
    }

    [Fact]
    public async Task The_host_header_is_ignored()
    {
        await using var service = await RunningService.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, WellKnown.DeviceAuthorization)
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create(Wire.ClientId, Defaults.ClientId)]),
        };
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        var answer = await Answer.OfAsync(await service.Http.SendAsync(request));
        Assert.StartsWith(service.Address, answer[Wire.VerificationUri], StringComparison.Ordinal);
        Assert.DoesNotContain("evil", answer.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_a_public_address_it_is_the_machines_own()
    {
        await using var service = await RunningService.StartAsync("urls=http://*:0");
        string address = (await new TestDevice(service).AskAsync())[Wire.VerificationUri]!;
        Assert.DoesNotContain("*", address, StringComparison.Ordinal);
        Assert.DoesNotContain("0.0.0.0", address, StringComparison.Ordinal);
        Assert.Matches(@"^http://[^/:]+:[1-9]\d*/d$", address);
    }

    [Theory]
    [InlineData("/oauth/jwks")]
    [InlineData("/home/oauth/jwks")]
    [InlineData("/.well-known/oauth-authorization-server/home")]
    [InlineData("/home/.well-known/oauth-authorization-server")]
    public async Task Behind_a_proxy_the_path_may_be_kept_or_removed(string path)
    {
        await using var service = await RunningService.StartAsync("Pairing:PublicUrl=https://pair.example/home");
        Assert.Equal(200, (int)(await service.Http.GetAsync(path)).StatusCode);
    }
}
