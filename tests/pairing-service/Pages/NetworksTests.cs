using System.Net;
using Pairing.Service.Verification;

namespace Pairing.Service.Tests.Pages;

public sealed class NetworksTests
{
    [Theory]
    [InlineData("192.168.1.50", "192.168.1.20", Nearness.Same)]
    [InlineData("192.168.1.50", "192.168.2.20", Nearness.Different)] // possibly a guest network
    [InlineData("192.168.1.50", "::ffff:192.168.1.20", Nearness.Same)]
    [InlineData("203.0.113.9", "203.0.113.9", Nearness.Same)] // behind one router
    [InlineData("203.0.113.9", "203.0.113.10", Nearness.Different)]
    [InlineData("203.0.113.9", "192.168.1.20", Nearness.Different)]
    [InlineData("127.0.0.1", "192.168.1.20", Nearness.Same)] // a virtual board on the service's machine
    [InlineData("::1", "192.168.1.20", Nearness.Same)]
    [InlineData("127.0.0.1", "203.0.113.9", Nearness.Different)]
    [InlineData("2001:db8:1:2::5", "2001:db8:1:2:ffff::9", Nearness.Same)]
    [InlineData("2001:db8:1:2::5", "2001:db8:1:3::5", Nearness.Different)]
    [InlineData("2001:db8:1:2::5", "203.0.113.9", Nearness.Unknown)]
    [InlineData(null, "203.0.113.9", Nearness.Unknown)]
    public void A_device_is_near_if_it_is_on_the_persons_network(string? device, string person, Nearness expected)
    {
        Assert.Equal(expected, Networks.Compare(device is null ? null : IPAddress.Parse(device), IPAddress.Parse(person)));
    }
}
