extern alias board;
using board::Pairing.Emulator.Board;
using board::Pairing.Emulator.Page;
using board::Pairing.Emulator.Panel;
using Microsoft.Playwright;
using Pairing.Emulator.Tests.Board;
using Pairing.Tests;
using static Microsoft.Playwright.Assertions;
using GpioController = board::System.Device.Gpio.GpioController;
using PinMode = board::System.Device.Gpio.PinMode;
using PinValue = board::System.Device.Gpio.PinValue;

namespace Pairing.Emulator.Tests.Page;

/// <summary>Each board is drawn as it is: its pins, its button, its light, its panel.</summary>
public sealed class BoardDrawingTests : IAsyncLifetime
{
    private IPage _page = null!;

    public static TheoryData<string> Boards => [.. BoardKind.All.Select(kind => kind.Name)];

    public async Task InitializeAsync() => _page = await DebianChromium.OpenPageAsync(320, 700);

    public Task DisposeAsync() => _page.Context.CloseAsync();

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task The_wires_begin_at_the_boards_own_pins_and_every_panel_fits_a_small_phone(string name)
    {
        BoardKind kind = BoardKind.All.Single(k => k.Name == name);
        foreach (PanelKind panel in PanelKind.All)
        {
            using VirtualBoard vessel = Make(kind, panel);
            await using BoardPage site = await BoardPage.StartAsync(vessel, "http://192.168.1.2:5080");
            await _page.GotoAsync(site.Address);
            await Expect(_page.Locator("#kind")).ToContainTextAsync(panel.Name);
            bool isOnBoard = kind == BoardKind.HeltecV2;
            await Expect(_page.Locator("#wires path:not(.rim)")).ToHaveCountAsync(isOnBoard ? 0 : 4);
            if (!isOnBoard)
            {
                Assert.Equal([$"{kind.ClockPin}", $"{kind.DataPin}"], [await PinAsync("SCL"), await PinAsync("SDA")]);
            }

            Assert.Equal(320, await _page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.True(await IsLitAreaOnGlassAsync());
        }
    }

    [Theory]
    [InlineData("esp32-devkit", "BOOT", true)]
    [InlineData("esp32-c3-supermini", "BOOT", true)]
    [InlineData("esp32-s3-devkit", "BOOT", false)] // its light is no plain one
    [InlineData("heltec-v2", "PRG", true)]
    public async Task The_drawn_button_is_the_boards_and_so_is_the_light(string name, string button, bool hasLight)
    {
        BoardKind kind = BoardKind.All.Single(k => k.Name == name);
        using VirtualBoard vessel = Make(kind, PanelKind.Ssd1306);
        await using BoardPage site = await BoardPage.StartAsync(vessel, "http://192.168.1.2:5080");
        vessel.PowerOn();
        await _page.GotoAsync(site.Address);
        ILocator key = _page.GetByRole(AriaRole.Button, new() { Name = button }), light = _page.Locator("#led"),
            shining = _page.Locator("#led.on");
        await Expect(key).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(light).ToHaveCountAsync(hasLight ? 1 : 0);
        await Expect(shining).ToHaveCountAsync(0);

        await _page.Locator("#boot").HoverAsync();
        await _page.Mouse.DownAsync();
        await Expect(key).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(shining).ToHaveCountAsync(hasLight ? 1 : 0);
        await _page.Mouse.UpAsync();
        await Expect(key).ToHaveAttributeAsync("aria-pressed", "false");
        await Expect(shining).ToHaveCountAsync(0);
    }

    private Task<bool> IsLitAreaOnGlassAsync() => _page.EvaluateAsync<bool>(
        """
        () => {
          const lit = document.getElementById("panel").getBoundingClientRect();
          const glass = document.querySelector(".glass").getBoundingClientRect();
          return lit.left >= glass.left && lit.right <= glass.right && lit.top >= glass.top && lit.bottom <= glass.bottom;
        }
        """);

    /// <summary>What is printed beside the pin, without its letter.</summary>
    private async Task<string> PinAsync(string wire) =>
        (await _page.Locator($"#devkit [data-wire={wire}]").GetAttributeAsync("data-pin"))!.TrimStart('D');

    private static VirtualBoard Make(BoardKind kind, PanelKind panel) => VirtualBoard.Create(OnBoard.Plain with
    {
        Kind = kind,
        Panel = panel,
        Program = () => ShineWhilePressed(kind),
    });

    private static void ShineWhilePressed(BoardKind kind)
    {
        var pins = new GpioController();
        var button = pins.OpenPin(kind.ButtonPin, PinMode.InputPullUp);
        var light = kind.LedPin is int pin ? pins.OpenPin(pin, PinMode.Output) : null;
        while (true)
        {
            light?.Write(button.Read() == PinValue.Low != kind.IsLedLitByLow ? PinValue.High : PinValue.Low);
            OnBoard.Sleep(10);
        }
    }
}
