extern alias board;
using System.Net;
using board::Iot.Device.Ssd13xx;
using board::nanoFramework.Hardware.Esp32;
using board::Pairing.Emulator.Board;
using board::Pairing.Emulator.Page;
using board::Pairing.Emulator.Run;
using board::Pairing.Firmware.Core.Drawing;
using board::System.Device.I2c;
using Microsoft.Playwright;
using Pairing.Emulator.Tests.Board;
using Pairing.Tests;
using static Microsoft.Playwright.Assertions;
using BoardThread = board::System.Threading.Thread;
using GpioController = board::System.Device.Gpio.GpioController;
using PinMode = board::System.Device.Gpio.PinMode;
using PinValue = board::System.Device.Gpio.PinValue;

namespace Pairing.Emulator.Tests.Page;

public sealed class BoardPageTests : IAsyncLifetime
{
    private readonly VirtualBoard _vessel = VirtualBoard.Create(OnBoard.Plain with { Program = SayWhatTheButtonDoes });
    private BoardPage _site = null!;
    private IPage _page = null!;

    public async Task InitializeAsync()
    {
        _site = await BoardPage.StartAsync(_vessel, "http://192.168.1.2:5080");
        _page = await DebianChromium.OpenPageAsync(390, 844);
        _vessel.PowerOn();
        await _page.GotoAsync(_site.Address);
        await Expect(_page.Locator("#text")).ToHaveTextAsync("Button up");
    }

    public async Task DisposeAsync()
    {
        await _page.Context.CloseAsync();
        await _site.DisposeAsync();
        _vessel.Dispose();
    }

    [Fact]
    public async Task The_canvas_shows_the_panels_pixels()
    {
        // The middle of each pixel, as whole device pixels drew it.
        bool[] seen = await _page.EvaluateAsync<bool[]>(
            """
            () => {
              const canvas = document.getElementById("panel");
              const scale = canvas.width / 128;
              const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
              return Array.from({ length: 128 * 64 }, (_, i) => {
                const x = (i % 128) * scale + (scale >> 1), y = Math.floor(i / 128) * scale + (scale >> 1);
                return data[(y * canvas.width + x) * 4 + 3] > 0;
              });
            }
            """);
        var picture = _vessel.Panel.Picture;
        Assert.Equal(Enumerable.Range(0, 128 * 64).Select(i => picture[i % 128, i / 128]), seen);
        Assert.Contains(true, seen);
    }

    [Fact]
    public async Task A_pointer_held_on_BOOT_holds_the_pin_low()
    {
        ILocator boot = _page.GetByRole(AriaRole.Button, new() { Name = "BOOT" });
        await boot.HoverAsync();
        await _page.Mouse.DownAsync();
        await Expect(_page.Locator("#text")).ToHaveTextAsync("Button down");
        await _page.Mouse.UpAsync();
        await Expect(_page.Locator("#text")).ToHaveTextAsync("Button up");
    }

    [Theory]
    [InlineData("b")]
    [InlineData(" ")]
    [InlineData("Enter")]
    public async Task A_key_held_does_so_too(string key)
    {
        await _page.GetByRole(AriaRole.Button, new() { Name = "BOOT" }).FocusAsync();
        await _page.Keyboard.DownAsync(key);
        await Expect(_page.Locator("#text")).ToHaveTextAsync("Button down");
        await _page.Keyboard.UpAsync(key);
        await Expect(_page.Locator("#text")).ToHaveTextAsync("Button up");
    }

    [Fact]
    public async Task The_switches_switch()
    {
        ILocator power = _page.GetByRole(AriaRole.Switch, new() { Name = "Power" });
        await power.ClickAsync();
        await Expect(_page.Locator("#text")).ToHaveTextAsync("The board is off.");
        Assert.False(_vessel.IsPowered);
        await power.ClickAsync();
        await Expect(_page.Locator("#text")).ToHaveTextAsync("Button up");

        ILocator wifi = _page.GetByRole(AriaRole.Switch, new() { Name = "Wi-Fi" });
        await wifi.ClickAsync();
        await Expect(wifi).Not.ToBeCheckedAsync();
        Assert.False(_vessel.Radio.IsOn);
    }

    [Fact]
    public async Task A_blank_flash_is_asked_for_twice_and_the_log_tells_of_it()
    {
        _vessel.Flash.WriteText(@"I:\tokens", "secret");
        await _page.GetByRole(AriaRole.Button, new() { Name = "Erase the flash" }).ClickAsync();
        Assert.NotNull(_vessel.Flash.ReadText(@"I:\tokens"));
        await _page.GetByRole(AriaRole.Button, new() { Name = "Erase it" }).ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Log)).ToContainTextAsync("The flash was erased.");
        Assert.Null(_vessel.Flash.ReadText(@"I:\tokens"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Blanked_a_board_has_Wi_Fi_deployed_again_only_if_it_had_it_before(bool hasWifi)
    {
        using VirtualBoard bare = VirtualBoard.Create(OnBoard.Plain with { DeployedNetwork = null });
        var named = new NamedBoard("", "Bare", bare, hasWifi);
        await using BoardPage its = await BoardPage.StartAsync(named, "http://192.168.1.2:5080");
        using var http = new HttpClient();
        using HttpResponseMessage blanked = await http.PostAsync(its.Address + "/blank", null);
        Assert.True(blanked.IsSuccessStatusCode);
        Assert.Equal(hasWifi ? bare.Radio.Networks[0] : null, bare.Flash.Network);
        Assert.Equal(hasWifi, bare.Flash.AutoConnect);
        Assert.Contains("192.168.1.2", bare.Flash.ReadText(@"I:\pairing.json"), StringComparison.Ordinal);
        Assert.True(bare.IsPowered);
    }

    [Fact]
    public async Task It_asks_nobody_else_for_anything_and_fits_a_phone()
    {
        var asked = new List<string>();
        _page.Request += (_, request) => asked.Add(request.Url);
        await _page.ReloadAsync();
        await Expect(_page.Locator("#text")).ToHaveTextAsync("Button up");
        Assert.All(asked, url => Assert.StartsWith(_site.Address, url, StringComparison.Ordinal));
        Assert.Equal(390, await _page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_press_the_button()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, _site.Address + "/button/down");
        request.Headers.Add("Origin", "https://elsewhere.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await http.SendAsync(request)).StatusCode);
        Assert.False(_vessel.IsButtonDown);
    }

    private static void SayWhatTheButtonDoes()
    {
        Configuration.SetPinFunction(21, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(22, DeviceFunction.I2C1_CLOCK);
        var driver = new Ssd1306(I2cDevice.Create(new I2cConnectionSettings(1, 0x3C)));
        var button = new GpioController().OpenPin(0, PinMode.InputPullUp);
        while (true)
        {
            var canvas = new Canvas(128, 64);
            SmallFont.Draw(canvas, 0, 0, button.Read() == PinValue.Low ? "Button down" : "Button up");
            driver.DrawDirectAligned(0, 0, 128, 64, canvas.Bytes);
            driver.Display();
            OnBoard.Sleep(10);
        }
    }
}
