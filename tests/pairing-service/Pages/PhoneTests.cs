using System.Net;
using Microsoft.Playwright;
using Pairing.Protocol;
using Pairing.Service.Grants;

namespace Pairing.Service.Tests.Pages;

/// <summary>A pairing on a phone.</summary>
public sealed class PhoneTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Scan_sign_in_compare_approve_and_see_paired_with_and_without_script(bool script)
    {
        await using var service = await RunningService.StartAsync();
        await service.AccountAsync("alice");
        await using var phone = await Chromium.PhoneAsync(service, script);
        var page = phone.Page;
        var device = new TestDevice(service);
        var asked = await device.AskAsync((Wire.DeviceName, "Kitchen screen"), (Wire.DeviceModel, "ESP32 OLED"));

        string scanned = asked[Wire.VerificationUriComplete]!;
        Assert.Contains("/D/", scanned, StringComparison.Ordinal);
        await page.GotoAsync(new Uri(scanned).AbsolutePath);
        Assert.Equal("Sign in", await page.HeadingAsync());
        await page.SignInAsync("alice");
        Assert.Equal("Check the code", await page.HeadingAsync());
        await page.PressAsync("Continue");
        Assert.Equal("Does your device show this code?", await page.HeadingAsync());
        Assert.Contains(device.UserCode, await page.TextAsync(), StringComparison.Ordinal);
        await service.OutwaitAsync(page.PressAsync("Approve"));
        Assert.Equal("Waiting for the device", await page.HeadingAsync());

        Assert.Equal(HttpStatusCode.OK, (await device.PollAsync()).Status);

        await page.GetByRole(AriaRole.Heading, new() { Name = "Paired" }).WaitForAsync(); // the page updates by itself
        Assert.Contains("The device is paired", await page.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_long_poll_the_next_page_says_paired()
    {
        await using var service = await RunningService.StartAsync();
        await service.AccountAsync("alice");
        await using var phone = await Chromium.PhoneAsync(service);
        var page = phone.Page;
        var device = new TestDevice(service);
        await device.AskAsync((Wire.DeviceName, "Kitchen screen"));
        var poll = device.WaitAsync("wait=25");
        await service.HoldsAsync(1);
        await page.SignInAsync("alice");
        await page.EnterAsync(device.UserCode);

        await page.PressAsync("Approve"); // and no time passes

        Assert.Equal("Paired", await page.HeadingAsync());
        Assert.Equal(HttpStatusCode.OK, (await poll).Status);
    }

    [Fact]
    public async Task Approve_and_deny_look_equal()
    {
        await using var service = await RunningService.StartAsync();
        await service.AccountAsync("alice");
        await using var phone = await Chromium.PhoneAsync(service);
        var page = phone.Page;
        await page.SignInAsync("alice");
        await page.EnterAsync((await service.AskAsync()).Code);

        var approve = page.GetByRole(AriaRole.Button, new() { Name = "Approve" });
        var deny = page.GetByRole(AriaRole.Button, new() { Name = "Deny" });
        var (one, other) = ((await approve.BoundingBoxAsync())!, (await deny.BoundingBoxAsync())!);
        Assert.Equal((one.Width, one.Height, one.Y), (other.Width, other.Height, other.Y));
        Assert.True(one.Height >= 44);
        const string Look =
            "b => { const s = getComputedStyle(b); return [s.color, s.backgroundColor, s.border, s.font].join() }";
        Assert.Equal(await approve.EvaluateAsync<string>(Look), await deny.EvaluateAsync<string>(Look));
    }

    [Fact]
    public async Task The_keyboard_is_enough_to_reach_the_result()
    {
        await using var service = await RunningService.StartAsync();
        await service.AccountAsync("alice");
        await using var phone = await Chromium.PhoneAsync(service);
        var page = phone.Page;
        var ask = await service.AskAsync();
        await page.SignInAsync("alice");
        await page.GotoAsync("/d");

        await page.Locator("input:focus").WaitForAsync(); // the page focuses its field a moment after it has loaded
        await page.Keyboard.TypeAsync(ask.Code.ToLowerInvariant());
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Deny" }).WaitForAsync();
        while (await page.EvaluateAsync<string>("document.activeElement.innerText") != "Deny")
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Denied" }).WaitForAsync();
        Assert.Equal(GrantState.Denied, await service.StateAsync(ask));
    }

    [Fact]
    public async Task Fields_tell_keyboards_and_password_managers_what_they_are()
    {
        await using var service = await RunningService.StartAsync("Pairing:Accounts:Registration=open");
        await service.AccountAsync("alice");
        await using var phone = await Chromium.PhoneAsync(service);
        var page = phone.Page;
        await page.GotoAsync("/account/sign-in");
        Assert.Equal("username", await page.GetByLabel("Name").GetAttributeAsync("autocomplete"));
        Assert.Equal("current-password", await page.GetByLabel("Password").GetAttributeAsync("autocomplete"));
        await page.GotoAsync("/account/register");
        Assert.Equal("new-password", await page.GetByLabel("Password", new() { Exact = true }).GetAttributeAsync("autocomplete"));
        await page.SignInAsync("alice");
        await page.GotoAsync("/d");
        var code = page.GetByLabel("Code on the device’s screen");
        Assert.Equal("off", await code.GetAttributeAsync("autocomplete"));
        Assert.Equal("characters", await code.GetAttributeAsync("autocapitalize"));
    }
}
