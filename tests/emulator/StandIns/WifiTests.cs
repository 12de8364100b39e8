extern alias board;
using board::nanoFramework.Networking;
using board::Pairing.Emulator.Board;
using board::Pairing.Emulator.Wifi;
using Pairing.Emulator.Tests.Board;
using Kind = board::System.Device.Wifi.WifiReconnectionKind;
using NetworkInterface = board::System.Net.NetworkInformation.NetworkInterface;
using Source = board::System.Threading.CancellationTokenSource;
using WifiAdapter = board::System.Device.Wifi.WifiAdapter;
using WifiConnectionStatus = board::System.Device.Wifi.WifiConnectionStatus;
using Wireless = board::System.Net.NetworkInformation.Wireless80211Configuration;

namespace Pairing.Emulator.Tests.StandIns;

/// <summary>device-api/FACTS.md, section 6.</summary>
public class WifiTests
{
    private static readonly WifiNetwork Home = new("home", "right");
    private static readonly BoardSettings Settings = OnBoard.Plain with { Networks = [Home], DeployedNetwork = Home };

    [Fact]
    public async Task The_deployed_network_is_joined_by_itself_and_gives_an_address() => Assert.Equal(
        "192.168.1.57",
        await OnBoard.RunAsync(() => NetworkInterface.GetAllNetworkInterfaces()[0].IPv4Address, Settings));

    [Fact]
    public async Task A_wrong_password_shows_only_as_an_expired_token_and_is_kept_all_the_same()
    {
        (bool up, NetworkHelperStatus status, string kept) = await OnBoard.RunAsync(
            () =>
            {
                bool joined = WifiNetworkHelper.ConnectDhcp("home", "wrong", token: new Source(20).Token);
                return (joined, WifiNetworkHelper.Status, Wireless.GetAllWireless80211Configurations()[0].Password);
            },
            Settings);
        Assert.Equal((false, NetworkHelperStatus.TokenExpiredWaitingIPAddress, "wrong"), (up, status, kept));
    }

    [Theory]
    [InlineData("home", "right", WifiConnectionStatus.Success)]
    [InlineData("home", "wrong", WifiConnectionStatus.InvalidCredential)]
    [InlineData("away", "right", WifiConnectionStatus.NetworkNotAvailable)]
    [InlineData("hidden", "right", WifiConnectionStatus.Success)]
    public async Task Connect_tells_why_and_keeps_nothing(string name, string password, object status) => Assert.Equal(
        (status, "home"),
        await OnBoard.RunAsync(
            () => ((object)WifiAdapter.FindAllAdapters()[0].Connect(name, Kind.Automatic, password).ConnectionStatus,
                Wireless.GetAllWireless80211Configurations()[0].Ssid),
            Settings with { Networks = [Home, new("hidden", "right", IsHidden: true)] }));

    [Fact]
    public async Task A_scan_does_not_find_a_hidden_network() => Assert.Equal(
        (false, NetworkHelperStatus.ErrorConnetingToWiFiWhileScanning),
        await OnBoard.RunAsync(
            () => (WifiNetworkHelper.ScanAndConnectDhcp("hidden", "right"), WifiNetworkHelper.Status),
            Settings with { Networks = [Home, new("hidden", "right", IsHidden: true)] }));

    [Fact]
    public async Task A_network_that_is_not_in_the_air_is_found_missing_by_a_scan() => Assert.Equal(
        (false, NetworkHelperStatus.ErrorConnetingToWiFiWhileScanning),
        await OnBoard.RunAsync(() => (WifiNetworkHelper.ScanAndConnectDhcp("away", "x"), WifiNetworkHelper.Status), Settings));

    [Fact]
    public async Task Without_its_router_the_board_has_no_address_and_comes_back_by_itself() => Assert.Equal(
        ("0.0.0.0", true),
        await OnBoard.RunAsync(
            vessel =>
            {
                vessel.Radio.IsOn = false;
                string without = NetworkInterface.GetAllNetworkInterfaces()[0].IPv4Address;
                vessel.Radio.IsOn = true;
                return (without, WifiNetworkHelper.Reconnect(false, 0, new Source(20_000).Token));
            },
            Settings));

    [Fact]
    public async Task The_clock_stands_at_1970_until_a_time_server_has_answered()
    {
        var time = new TestTime();
        (int before, int after) = await OnBoard.RunAsync(
            vessel =>
            {
                vessel.Clock.ServersAnswer = false;
                board::nanoFramework.Runtime.Native.Rtc.SetSystemTime(board::System.DateTime.UnixEpoch);
                Sntp.UpdateNow();
                int year = Year();
                vessel.Clock.ServersAnswer = true;
                Sntp.UpdateNow();
                return (year, Year());
            },
            Settings with { Time = time });
        Assert.Equal((1970, time.GetUtcNow().Year), (before, after));
    }

#pragma warning disable RS0030 // the board's date, not this machine's
    private static int Year() => board::System.DateTime.UtcNow.Year;
#pragma warning restore RS0030
}
