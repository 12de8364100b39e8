using System.Text;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Settings;
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
    [InlineData("""{"server":["https://a"]}""", "SET-9")]
    [InlineData("""{"server":{"a":"https://a"}}""", "SET-9")]
    [InlineData("""{"server":"https://a","plain_http":4.5}""", "SET-9")]
    public void What_is_wrong_has_a_code(string? json, string code)
    {
        Assert.Null(Read(json, out Trouble? trouble));
        Assert.Equal(code, trouble!.Code);
    }

    [Theory]
    [InlineData("""{"server":"https://a","plain_http":4.5}""", "Wrong value of plain_http")]
    [InlineData("""{"server":"https://a","Name":[]}""", "Wrong value of Name")]
    [InlineData("""{"server":"https://a","name":"Kitchen}""", "Settings unreadable after name")]
    [InlineData("""{"server":"https://a","name":Kitchen screen}""", "Settings unreadable after name")]
    [InlineData("server", "Settings unreadable")]
    public void The_member_at_fault_is_named(string json, string cause)
    {
        Assert.Null(Read(json, out Trouble? trouble));
        Assert.Equal(cause, trouble!.Cause);
    }

    [Theory]
    [InlineData("""{"Server":"HTTP://Pairing.local:5080/","Plain_HTTP":"true","NAME":"Küche"}""")]
    [InlineData("""{"server":" http://pairing.local:5080 ","plain_http":1,"name":" Küche "}""")]
    [InlineData("""{"server":"http://pairing.local:5080","plain_http":true,"name":"x","name":"Küche",}""")]
    public void What_a_person_means_is_read(string json) => Assert.All(Kept(json), bytes =>
    {
        RamFlash flash = new();
        flash.Put("pairing.json", bytes);
        DeviceSettings settings = DeviceSettings.Read(flash, out Trouble? trouble)!;
        Assert.Null(trouble);
        Assert.Equal(
            ("http://pairing.local:5080", "pairing.local:5080", true, "Küche"),
            (settings.Server, settings.Host, settings.IsPlainHttp, settings.Name));
    });

    /// <summary>As the editors of Windows save a text: UTF-8 with and without a mark, UTF-16 of both orders, and ANSI.</summary>
    private static byte[][] Kept(string text) =>
    [
        Encoding.UTF8.GetBytes(text),
        [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal))],
        [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
        [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text)],
        Encoding.Latin1.GetBytes(text),
    ];

    private static DeviceSettings? Read(string? json, out Trouble? trouble)
    {
        RamFlash flash = new();
        if (json != null)
        {
            flash.Put("pairing.json", Encoding.UTF8.GetBytes(json));
        }

        return DeviceSettings.Read(flash, out trouble);
    }
}
