extern alias board;
using board::Pairing.Emulator.Board;
using board::Pairing.Emulator.Gallery;
using board::Pairing.Emulator.Page;
using board::Pairing.Emulator.Panel;
using board::Pairing.Firmware.Boards;
using Microsoft.Playwright;
using Pairing.Emulator.Tests.Board;
using Pairing.Tests;
using static Microsoft.Playwright.Assertions;
using Display = board::Pairing.Firmware.Core.Screens.Display;

namespace Pairing.Emulator.Tests.Page;

/// <summary>
/// The QR code on the page, for a reader that is stricter than a phone's camera, which blurs the lines between pixels.
/// </summary>
public class ScanTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task It_can_be_read_off_a_display_however_fine(int devicePixels)
    {
        Sample sample = SampleScreens.On(PanelKind.Ssd1306).Single(s => s.Label == "The code, to scan");
        using VirtualBoard vessel = VirtualBoard.Create(OnBoard.Plain with
        {
            Program = () => Glass.ShowWhole(new Display(OledPanel.Find(Esp32DevKit.Describe())!), sample.Screen),
        });
        vessel.PowerOn();
        await vessel.WaitUntilSaidAsync("The program has ended");
        await using BoardPage site = await BoardPage.StartAsync(vessel, "http://192.168.4.20:5080");
        IPage page = await DebianChromium.OpenPageAsync(480, 1000, devicePixels);
        await using IBrowserContext closed = page.Context;
        await page.GotoAsync(site.Address);
        await Expect(page.Locator("#text")).ToContainTextAsync("compare:");
        using TemporaryFolder folder = new();
        string photo = Path.Combine(folder.Path, "panel.png");
        await page.Locator("#panel").ScreenshotAsync(new() { Path = photo });
        Assert.Equal([sample.Screen.QrOn(128, 64)], Zbar.Read(photo)[photo]);
    }
}
