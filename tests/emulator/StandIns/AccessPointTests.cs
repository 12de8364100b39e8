extern alias board;
using board::Pairing.Emulator.Board;
using board::Pairing.Emulator.Wifi;
using Pairing.Emulator.Tests.Board;
using Encryption = board::System.Net.NetworkInformation.EncryptionType;
using NetworkInterface = board::System.Net.NetworkInformation.NetworkInterface;
using Own = board::System.Net.NetworkInformation.WirelessAPConfiguration;
using Wireless = board::System.Net.NetworkInformation.Wireless80211Configuration;

namespace Pairing.Emulator.Tests.StandIns;

/// <summary>The access point's part of the configuration block.</summary>
public class AccessPointTests
{
    private const Own.ConfigurationOptions AutoStart = Own.ConfigurationOptions.AutoStart;

    [Fact]
    public async Task It_counts_from_the_next_start_on()
    {
        using VirtualBoard vessel =
            VirtualBoard.Create(OnBoard.Plain with { Program = () => Save("Pairing-TEST", "abcdefgh", AutoStart) });
        vessel.PowerOn();
        await vessel.WaitUntilSaidAsync("The program has ended");
        Assert.NotNull(vessel.Flash.AccessPoint);
        Assert.Null(vessel.Radio.AccessPoint);
        await vessel.ResetAsync();
        Assert.Equal(new AccessPoint("Pairing-TEST", "abcdefgh", true), vessel.Radio.AccessPoint);
    }

    [Theory]
    [InlineData(1)] // Disable
    [InlineData(2)] // Enable, without starting by itself
    [InlineData(0)] // None
    public async Task Only_AutoStart_opens_it(byte options)
    {
        using VirtualBoard vessel = VirtualBoard.Create(
            OnBoard.Plain with { Program = () => Save("Pairing-TEST", "abcdefgh", (Own.ConfigurationOptions)options) });
        vessel.PowerOn();
        await vessel.WaitUntilSaidAsync("The program has ended");
        await vessel.ResetAsync();
        Assert.Null(vessel.Radio.AccessPoint);
    }

    [Fact]
    public async Task What_was_saved_is_read_again_and_what_was_not_is_not() => Assert.Equal(
        ("Pairing-TEST", "abcdefgh", AutoStart),
        await OnBoard.RunAsync(() =>
        {
            Save("Pairing-TEST", "abcdefgh", AutoStart);
            Own.GetAllWirelessAPConfigurations()[0].Ssid = "never saved";
            Own own = Own.GetAllWirelessAPConfigurations()[0];
            return (own.Ssid, own.Password, own.Options);
        }));

    [Fact]
    public async Task Blank_it_has_neither_name_nor_options() => Assert.Equal(
        ("", "", Own.ConfigurationOptions.None),
        await OnBoard.RunAsync(() =>
        {
            Own own = Own.GetAllWirelessAPConfigurations()[0];
            return (own.Ssid, own.Password, own.Options);
        }));

    [Fact]
    public async Task Its_interface_has_the_address_only_while_it_is_open()
    {
        using VirtualBoard vessel = VirtualBoard.Create(OnBoard.Plain with
        {
            Program = () =>
            {
                board::System.Console.WriteLine("address " + NetworkInterface.GetAllNetworkInterfaces()[1].IPv4Address);
                Save("Pairing-TEST", "abcdefgh", AutoStart);
            },
        });
        vessel.PowerOn();
        await vessel.WaitUntilSaidAsync("address 0.0.0.0");
        await vessel.WaitUntilSaidAsync("The program has ended");
        await vessel.ResetAsync();
        await vessel.WaitUntilSaidAsync("address 192.168.4.1");
    }

    [Theory]
    [InlineData(1, "192.168.5.1")]
    [InlineData(0, "192.168.4.1")]
    public async Task Another_static_address_is_not_played_and_says_so(int network, string address) =>
        Assert.IsType<NotSupportedException>(
        await OnBoard.ThrownByAsync(
            () => NetworkInterface.GetAllNetworkInterfaces()[network].EnableStaticIPv4(address, "255.255.255.0", address)));

    [Fact]
    public async Task The_station_is_another_part_that_it_leaves_alone() => Assert.Equal(
        "home",
        await OnBoard.RunAsync(
            () =>
            {
                Save("Pairing-TEST", "abcdefgh", AutoStart);
                return Wireless.GetAllWireless80211Configurations()[0].Ssid;
            },
            OnBoard.Plain with { Networks = [new("home", "right")], DeployedNetwork = new("home", "right") }));

    [Theory]
    [InlineData("Pairing-TEST", "1234567", 8)] // WPA2
    [InlineData("Pairing-TEST", "", 8)]
    [InlineData("Pairing-TEST", null, 8)]
    [InlineData(null, "12345678", 8)]
    [InlineData("A name of thirty-two letters....", "12345678", 8)]
    [InlineData("Einundzwanzig Umlaute: ääääää", "", 4)] // Open; more bytes than letters
    public async Task The_package_or_the_chip_refuses_what_it_cannot_keep(string? name, string? password, byte authentication) =>
        Assert.IsAssignableFrom<ArgumentException>(await OnBoard.ThrownByAsync(() => Save(
            name!, password!, AutoStart, (board::System.Net.NetworkInformation.AuthenticationType)authentication)));

    [Fact]
    public async Task A_password_of_sixty_four_characters_is_refused_and_one_of_sixty_three_is_kept() => Assert.Equal(
        (true, null),
        await OnBoard.RunAsync(() => (Thrown(new string('x', 64)) is ArgumentException, Thrown(new string('x', 63)))));

    [Fact]
    public async Task No_room_for_a_phone_is_refused() => Assert.IsAssignableFrom<ArgumentException>(
        await OnBoard.ThrownByAsync(() =>
        {
            Own own = Own.GetAllWirelessAPConfigurations()[0];
            own.MaxConnections = 0;
            own.SaveConfiguration();
        }));

    private static Exception? Thrown(string password)
    {
        try
        {
            Save("Pairing-TEST", password, AutoStart);
            return null;
        }
        catch (ArgumentException refused)
        {
            return refused;
        }
    }

    private static void Save(string name, string password, Own.ConfigurationOptions options,
        board::System.Net.NetworkInformation.AuthenticationType authentication =
            board::System.Net.NetworkInformation.AuthenticationType.WPA2)
    {
        Own own = Own.GetAllWirelessAPConfigurations()[0];
        own.Ssid = name;
        own.Password = password;
        own.Options = options;
        own.Authentication = authentication;
        own.Encryption = Encryption.WPA2_PSK;
        own.SaveConfiguration();
    }
}
