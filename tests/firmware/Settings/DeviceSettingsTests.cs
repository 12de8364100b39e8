using System.Text;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Tests.Json;
using Pairing.Firmware.Tests.Life;

namespace Pairing.Firmware.Tests.Settings;

public class DeviceSettingsTests
{
    [Fact]
    public void Only_the_server_must_be_named()
    {
        DeviceSettings? settings = Read("""{"server":"https://pair.example.com/"}""", out Trouble? trouble);
        Assert.Null(trouble);
        Assert.Equal("https://pair.example.com", settings!.Server);
        Assert.Equal("pair.example.com", settings.Host);
        Assert.Equal("screen", settings.ClientId);
        Assert.Equal("device offline_access", settings.Scope);
        Assert.True(settings.NeedsTime);
    }

    [Fact]
    public void All_of_it_is_read()
    {
        DeviceSettings? settings = Read(World.Settings, out _);
        Assert.Equal("pairing.local:5080", settings!.Host);
        Assert.Equal("Kitchen screen", settings.Name);
        Assert.False(settings.NeedsTime);
    }

    [Theory]
    [InlineData(null, "SET-1")]
    [InlineData("", "SET-2")]
    [InlineData("{", "SET-2")]
    [InlineData("server=https://a", "SET-2")]
    [InlineData("{}", "SET-3")]
    [InlineData("""{"server":"pair.example.com"}""", "SET-3")]
    [InlineData("""{"server":"https://"}""", "SET-3")]
    [InlineData("""{"server":"ftp://a"}""", "SET-3")]
    [InlineData("""{"server":"https://a?b"}""", "SET-3")]
    [InlineData("""{"server":"http://a"}""", "SET-4")]
    [InlineData("""{"server":"http://a","plain_http":false}""", "SET-4")]
    [InlineData("""{"server":"https://a","token_endpoint":"http://a/t"}""", "SET-4")]
    public void What_is_wrong_has_a_code(string? json, string code)
    {
        Assert.Null(Read(json, out Trouble? trouble));
        Assert.Equal(code, trouble!.Code);
    }

    private static DeviceSettings? Read(string? json, out Trouble? trouble)
    {
        RamFlash flash = new();
        if (json != null)
        {
            flash.Put("pairing.json", Encoding.UTF8.GetBytes(json));
        }

        return DeviceSettings.Read(flash, new StrictJson(), out trouble);
    }
}
