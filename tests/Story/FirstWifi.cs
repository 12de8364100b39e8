using Microsoft.Playwright;
using Pairing.Service.Tests.Pages;
using static Microsoft.Playwright.Assertions;

namespace Pairing.Story;

/// <summary>A board without Wi-Fi settings opens its setup network, and a phone fills in the setup form.</summary>
public sealed class FirstWifi : IAsyncLifetime
{
    private Room _room = null!;

    public async Task InitializeAsync() => _room = await Room.EnterAsync("--no-wifi-deployed");

    public Task DisposeAsync() => _room.DisposeAsync().AsTask();

    [Fact]
    public async Task A_board_without_Wi_Fi_is_set_up_by_a_phone_and_asks_for_a_code()
    {
        Screen screen = await _room.ScreenAsync();
        await screen.ShowsAsync("Pairing-");
        Assert.Matches("^WIFI:T:WPA;S:Pairing-[A-Z0-9]{4};P:[a-z0-9]{8};;$", await screen.ReadQrAsync());

        string address = await screen.JoinSetupAsync();
        await IsForEverybodyAsync(await _room.PhonePageAsync(address));
        IPage form = await _room.SimplePhonePageAsync(address); // in the window that phones open, scripts may not run
        await Expect(form.GetByLabel("Server to pair with")).ToHaveValueAsync(_room.Product.ServiceAddress);
        await form.GetByLabel("Wi-Fi network").SelectOptionAsync("Emulated Wi-Fi");
        await form.GetByLabel("Wi-Fi password").FillAsync("emu");
        await form.GetByLabel("Name of this screen").FillAsync("Attic");
        await form.GetByRole(AriaRole.Button, new() { Name = "Look for networks again" }).ClickAsync();
        await form.GetByRole(AriaRole.Link, new() { Name = "Back to the form" }).ClickAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Save and join" }).ClickAsync();

        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("8 to 63 characters");
        await Expect(form.GetByLabel("Wi-Fi network")).ToHaveValueAsync("Emulated Wi-Fi");
        await Expect(form.GetByLabel("Name of this screen")).ToHaveValueAsync("Attic");
        await form.GetByLabel("Wi-Fi password").FillAsync("emulated");
        await form.GetByRole(AriaRole.Button, new() { Name = "Save and join" }).ClickAsync();

        await Expect(form.GetByRole(AriaRole.Status)).ToContainTextAsync("Saved.");
        Assert.Matches("^[A-Z]{4}-[A-Z]{4}$", await screen.CodeAsync());
    }

    /// <summary>
    /// On the smallest phones it needs no sideways scroll, and axe finds nothing; folded and open, in the dark too.
    /// </summary>
    private static async Task IsForEverybodyAsync(IPage form)
    {
        await form.AddAxeAsync();
        foreach (ColorScheme scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await form.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (int width in (int[])[390, 320])
            {
                await form.SetViewportSizeAsync(width, 844);
                await form.GetByText("Client and certificate").ClickAsync();
                Assert.Equal(width, await form.EvaluateAsync<int>("document.documentElement.scrollWidth"));
                string[] violations = await form.ViolationsAsync();
                Assert.True(violations.Length == 0, $"{scheme}, {width}: {string.Join('\n', violations)}");
            }
        }
    }
}
