using System.Net;
using System.Text.RegularExpressions;

namespace Pairing.Service.Tests.Pages;

/// <summary>A page that shows a device's own words says so at each of them, and the owner can replace its name.</summary>
public sealed partial class DeviceWordsTests
{
    private const string Mark = "Reported by the device, not verified";
    private const string NameMark = "Name reported by the device, not verified";

    [Fact]
    public async Task Each_line_of_the_confirm_page_is_marked()
    {
        await using var service = await RunningService.StartAsync();
        using var visitor = await service.SignedInAsync("alice");
        var ask = await service.AskAsync("Verified by Pairing", "Official model", "Safe");

        string html = (await visitor.GetAsync((await visitor.EnterAsync(ask.Code)).Location)).Html;

        foreach (string words in new[] { "Verified by Pairing", "Official model", "Safe" })
        {
            Assert.Matches($"<q><bdi>{words}</bdi></q> <span class=\"said\">{Mark}</span>", html);
        }
    }

    [Fact]
    public async Task The_result_page_marks_the_name_and_offers_the_owners_own()
    {
        await using var service = await RunningService.StartAsync();
        using var visitor = await service.SignedInAsync("alice");
        var ask = await service.AskAsync("Trusted by alice");
        string result = await visitor.DecideAsync(ask.Code, "Approve");
        var device = await service.CollectAsync(ask);

        var page = await visitor.GetAsync(result);
        Assert.Equal("Paired", page.Heading);
        Assert.Matches($"<q><bdi>Trusted by alice</bdi></q> <span class=\"said\">{Mark}</span>", page.Html);
        string form = Form().Match(page.Html).Groups[1].Value;
        Assert.Equal($"/devices/{device}/name", form);

        Assert.Equal("/devices", (await visitor.PostAsync(form, ("Name", "Kitchen"))).Location);
        string list = (await visitor.GetAsync("/devices")).Html;
        Assert.Contains("<h2><bdi>Kitchen</bdi></h2>", list, StringComparison.Ordinal);
        Assert.DoesNotContain(NameMark, list, StringComparison.Ordinal);
        Assert.DoesNotContain("Trusted by alice", (await visitor.GetAsync(result)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_page_about_a_device_marks_a_name_that_the_device_reported()
    {
        await using var service = await RunningService.StartAsync();
        using var visitor = await service.SignedInAsync("alice");
        var ask = await service.AskAsync("Trusted by alice", "Official model", "Safe");
        await visitor.DecideAsync(ask.Code, "Approve");
        var device = await service.CollectAsync(ask);

        foreach (string page in new[] { "", $"/{device}/name", $"/{device}/remove", $"/{device}/screen" })
        {
            Assert.Contains(NameMark, (await visitor.GetAsync("/devices" + page)).Html, StringComparison.Ordinal);
        }

        string list = (await visitor.GetAsync("/devices")).Html;
        Assert.Matches($@"Model <q><bdi>Official model</bdi></q> <span class=""said"">{Mark}</span>", list);
        Assert.Matches($@"Version <q><bdi>Safe</bdi></q> <span class=""said"">{Mark}</span>", list);
    }

    [Fact]
    public async Task A_device_that_reports_no_name_has_the_name_of_its_client()
    {
        await using var service = await RunningService.StartAsync();
        using var visitor = await service.SignedInAsync("alice");
        var device = new TestDevice(service);
        await device.AskAsync((Protocol.Wire.DeviceName, "\u3164\u200B "));
        await visitor.DecideAsync(device.UserCode, "Approve");
        await device.PollAsync();

        Assert.DoesNotContain(NameMark, (await visitor.GetAsync("/devices")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owners_name_that_is_too_long_or_invisible_is_refused_with_the_reason()
    {
        await using var service = await RunningService.StartAsync();
        var device = await service.PairAsync(await service.AccountAsync("alice"));
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");
        string page = $"/devices/{device}/name";
        await visitor.GetAsync(page);

        Assert.Contains(
            "up to 24 letters", (await visitor.PostAsync(page, ("Name", new string('a', 25)))).Html, StringComparison.Ordinal);
        Assert.Contains("Enter a name.", (await visitor.PostAsync(page, ("Name", "\u3164"))).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync(page, ("Name", new string('a', 200)))).Status);
        Assert.Equal("Kitchen screen", (await service.Devices.FindAsync(device, default))!.Name);
    }

    [GeneratedRegex("<form method=\"post\" action=\"([^\"]+)\">\\s*<div class=\"field\">")]
    private static partial Regex Form();
}
