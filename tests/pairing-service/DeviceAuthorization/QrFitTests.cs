using Pairing.Service.Address;

namespace Pairing.Service.Tests.DeviceAuthorization;

public sealed class QrFitTests
{
    [Theory]
    [InlineData(38, "2-M")]
    [InlineData(39, "2-L")]
    [InlineData(47, "2-L")]
    [InlineData(48, "3-M")]
    [InlineData(61, "3-M")]
    [InlineData(62, "3-L")]
    [InlineData(77, "3-L")]
    [InlineData(78, null)]
    public void Uppercase_text_needs_the_smallest_version_that_fits(int length, string? version) =>
        Assert.Equal(version, QrFit.VersionFor(new string('A', length)));

    [Theory]
    [InlineData(26, "2-M")]
    [InlineData(27, "2-L")]
    [InlineData(53, "3-L")]
    [InlineData(54, null)]
    public void Lowercase_text_needs_more_space(int length, string? version) =>
        Assert.Equal(version, QrFit.VersionFor(new string('a', length)));

    [Theory]
    [InlineData("HTTPS://PAIR.EXAMPLE/D/WDJBMJHT", "2-M")]
    [InlineData("HTTP://192.168.4.20:80/D/WDJBMJHT", "2-M")]
    [InlineData("HTTP://192.168.4.20:5080/D/WDJBMJHT", "2-L")] // the scheme is in small letters, so 30 others are 2-M
    [InlineData("HTTP://192.168.100.100:5080/D/WDJBMJHT", "2-L")]
    [InlineData("HTTPS://PAIR.EXAMPLE/home/D/WDJBMJHT", "3-M")]
    public void Usual_addresses_fit(string address, string version) => Assert.Equal(version, QrFit.VersionFor(address));
}
