using System.Text;
using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Settings;

namespace Pairing.Firmware.Tests.DeviceFlow;

public class EndpointsTests
{
    [Theory]
    [InlineData("https://a.example", 0, "https://a.example/.well-known/oauth-authorization-server")]
    [InlineData("https://a.example/one/two", 0, "https://a.example/.well-known/oauth-authorization-server/one/two")]
    [InlineData("https://a.example:8443/one", 1, "https://a.example:8443/one/.well-known/openid-configuration")]
    public void The_document_stands_where_the_RFC_puts_it(string server, int place, string address) =>
        Assert.Equal(address, Endpoints.Address(server, place));

    [Theory]
    [InlineData("https://a.example", "https://a.example/x", true)]
    [InlineData("https://a.example/", "https://a.example/x", true)]
    [InlineData("https://b.example", "https://a.example/x", false)]
    [InlineData("", "https://a.example/x", false)]
    [InlineData("https://a.example", "http://a.example/x", false)]
    [InlineData("https://a.example", "", false)]
    public void Metadata_counts_when_it_is_the_servers_own_and_its_endpoints_are_safe(string issuer, string endpoint, bool counts)
    {
        Metadata metadata = new() { issuer = issuer, token_endpoint = endpoint, device_authorization_endpoint = endpoint };
        Assert.Equal(counts, Endpoints.FromMetadata(Settings("""{"server":"https://a.example/"}"""), metadata) != null);
    }

    [Fact]
    public void Over_plain_http_a_server_may_go_by_another_name()
    {
        Metadata metadata =
            new() { issuer = "http://b", token_endpoint = "http://b/t", device_authorization_endpoint = "http://b/a" };
        Assert.NotNull(Endpoints.FromMetadata(Settings("""{"server":"http://a","plain_http":true}"""), metadata));
    }

    private static DeviceSettings Settings(string json)
    {
        RamFlash flash = new();
        flash.Put("pairing.json", Encoding.UTF8.GetBytes(json));
        return DeviceSettings.Read(flash, out _)!;
    }
}
