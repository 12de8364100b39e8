extern alias board;
using board::Pairing.Emulator.Board;
using Pairing.Emulator.Tests.Board;
using Done = board::System.Threading.AutoResetEvent;
using WifiAdapter = board::System.Device.Wifi.WifiAdapter;

namespace Pairing.Emulator.Tests.StandIns;

/// <summary>WifiAdapter: a scan runs by itself and tells when it is done.</summary>
public class ScanTests
{
    private static readonly BoardSettings Settings = OnBoard.Plain
        with
    { Networks = [new("Emulated Wi-Fi", "emulated"), new("near", "12345678"), new("far", "")] };

    [Fact]
    public async Task Before_the_first_scan_the_report_is_empty() =>
        Assert.Equal(
            0, await OnBoard.RunAsync(() => WifiAdapter.FindAllAdapters()[0].NetworkReport.AvailableNetworks.Length, Settings));

    [Fact]
    public async Task A_scan_finds_what_is_in_the_air_and_how_strong_it_is()
    {
        (string Names, bool IsFalling) = await OnBoard.RunAsync(
            () =>
            {
                var found = Scan().NetworkReport.AvailableNetworks;
                double[] strengths = [.. found.Select(network => network.NetworkRssiInDecibelMilliwatts)];
                return (string.Join(',', found.Select(network => network.Ssid)),
                    strengths.Zip(strengths.Skip(1)).All(two => two.First > two.Second));
            },
            Settings);
        Assert.Equal(("Emulated Wi-Fi,near,far", true), (Names, IsFalling));
    }

    [Fact]
    public async Task It_returns_at_once_and_the_event_comes_later() => Assert.Equal(
        (false, true),
        await OnBoard.RunAsync(
            () =>
            {
                WifiAdapter adapter = WifiAdapter.FindAllAdapters()[0];
                var done = new Done(false);
                adapter.AvailableNetworksChanged += (_, _) => done.Set();
                adapter.ScanAsync();
                bool isDoneAtOnce = done.WaitOne(0, false);
                return (isDoneAtOnce, done.WaitOne(60_000, false));
            },
            Settings));

    [Fact]
    public async Task Dead_air_is_an_empty_report_and_the_event_comes_all_the_same() => Assert.Equal(
        0,
        await OnBoard.RunAsync(
            vessel =>
            {
                vessel.Radio.IsOn = false;
                return Scan().NetworkReport.AvailableNetworks.Length;
            },
            Settings));

    [Fact]
    public async Task There_is_one_adapter_for_a_life_of_the_board() => Assert.Equal(
        (1, true),
        await OnBoard.RunAsync(
            () => (WifiAdapter.FindAllAdapters().Length,
                ReferenceEquals(WifiAdapter.FindAllAdapters()[0], WifiAdapter.FindAllAdapters()[0])),
            Settings));

    private static WifiAdapter Scan()
    {
        WifiAdapter adapter = WifiAdapter.FindAllAdapters()[0];
        var done = new Done(false);
        adapter.AvailableNetworksChanged += (_, _) => done.Set();
        adapter.ScanAsync();
        Assert.True(done.WaitOne(60_000, false));
        return adapter;
    }
}
