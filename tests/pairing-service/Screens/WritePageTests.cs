using System.Net;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Screens;

/// <summary>The screen text page on the phone.</summary>
public sealed class WritePageTests
{
    [Fact]
    public async Task A_text_from_the_page_reaches_a_waiting_screen_at_once()
    {
        await using var service = await RunningService.StartAsync();
        var device = new TestDevice(service);
        await device.PairAsync(await service.AddAccountAsync("alice"));
        var screen = new ScreenDevice(service, device);
        var held = await screen.HoldAsync();
        using var alice = await SignedInAsync(service);
        string page = $"/devices/{await screen.IdAsync()}/screen";
        Assert.Contains(page, (await alice.GetAsync("/devices")).Html, StringComparison.Ordinal);
        await alice.GetAsync(page);

        for (int press = 0; press < 2; press++)
        {
            Assert.Equal(page, (await alice.PostAsync(page, ("Text", "Milk\r\nand <b>bread</b>"))).Location);
        }

        Assert.Equal("Milk\nand <b>bread</b>", (await held)[Wire.Text]);
        string after = WebUtility.HtmlDecode((await alice.GetAsync(page)).Html);
        Assert.Contains("Sent.", after, StringComparison.Ordinal);
        Assert.Contains("Milk\nand <b>bread</b></textarea>", after, StringComparison.Ordinal);
        Assert.Contains("and &lt;b&gt;bread", (await alice.GetAsync("/devices")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_lists_only_characters_that_the_screen_does_not_have()
    {
        await using var service = await RunningService.StartAsync();
        string page = $"/devices/{await service.PairAsync(await service.AccountAsync("alice"))}/screen";
        using var alice = await SignedInAsync(service);
        await alice.GetAsync(page);
        await alice.PostAsync(page, ("Text", "Caf\u00E9? \u65E5\u672C\u65E5 \uD83D\uDE00"));
        string after = WebUtility.HtmlDecode((await alice.GetAsync(page)).Html);
        Assert.Contains(
            "no characters for <bdi class=\"breaks\">\u65E5 \u672C \uD83D\uDE00</bdi>", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_and_not_lost()
    {
        await using var service = await RunningService.StartAsync();
        var id = await service.PairAsync(await service.AccountAsync("alice"));
        using var alice = await SignedInAsync(service);
        string page = $"/devices/{id}/screen";
        await alice.GetAsync(page);
        string html = (await alice.PostAsync(page, ("Text", new string('W', 203)))).Html;
        Assert.Contains("Remove 3.", html, StringComparison.Ordinal);
        Assert.Contains(new string('W', 203), html, StringComparison.Ordinal);
        Assert.Equal("", (await service.Devices.FindAsync(id, default))!.ScreenText);
    }

    [Fact]
    public async Task Another_persons_screen_and_a_removed_one_are_not_found()
    {
        await using var service = await RunningService.StartAsync();
        var id = await service.PairAsync(await service.AccountAsync("bob"));
        await service.AccountAsync("alice");
        using var alice = await SignedInAsync(service);
        await alice.GetAsync("/account");
        Assert.Equal(HttpStatusCode.NotFound, (await alice.GetAsync($"/devices/{id}/screen")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await alice.PostAsync($"/devices/{id}/screen", ("Text", "Mine"))).Status);
        Assert.Equal("", (await service.Devices.FindAsync(id, default))!.ScreenText);
    }

    [Fact]
    public async Task Without_the_token_of_the_form_nothing_is_written()
    {
        await using var service = await RunningService.StartAsync();
        var id = await service.PairAsync(await service.AccountAsync("alice"));
        using var alice = await SignedInAsync(service);
        Assert.Equal(
            HttpStatusCode.BadRequest, (await alice.PostWithoutTokenAsync($"/devices/{id}/screen", ("Text", "Milk"))).Status);
        Assert.Equal("", (await service.Devices.FindAsync(id, default))!.ScreenText);
    }

    private static async Task<Phone> SignedInAsync(RunningService service)
    {
        var alice = new Phone(service.Root);
        await alice.SignInAsync("alice");
        return alice;
    }
}
