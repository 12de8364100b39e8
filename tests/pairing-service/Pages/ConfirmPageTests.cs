using System.Net;
using Pairing.Service.Grants;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Pages;

/// <summary>What the pages before the decision show, and that opening them changes nothing.</summary>
public abstract class ConfirmPageTests(On engine)
{
    [Fact]
    public async Task Opening_any_page_changes_no_grant()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");
        var ask = await service.AskAsync();
        string confirm = (await visitor.EnterAsync(ask.Code)).Location;
        string result = confirm.Replace("/d/confirm/", "/d/result/", StringComparison.Ordinal);

        foreach (string page in new[]
        {
            "/d/" + ask.Code, "/D/" + ask.Code, confirm, result,
            confirm + "?handler=Approve", confirm + "?handler=Deny", confirm + "/Approve", result + "?handler=NotMe",
        })
        {
            await visitor.GetAsync(page);
            Assert.Equal(GrantState.Pending, await service.StateAsync(ask));
        }
    }

    [Fact]
    public async Task A_link_with_a_code_in_any_spelling_only_fills_it_in()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");
        var ask = await service.AskAsync();
        string bare = ask.Code.Replace("-", "", StringComparison.Ordinal);

        foreach (string link in new[] { "/D/" + bare, "/d/" + ask.Code, "/d/" + bare.ToLowerInvariant() })
        {
            var page = await visitor.GetAsync(link);
            Assert.Equal("Check the code", page.Heading);
            Assert.Contains($"value=\"{ask.Code}\"", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Kitchen screen", page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_confirm_page_shows_the_code_the_device_and_its_permissions()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");
        var ask = await service.AskAsync();
        service.Clock.Advance(TimeSpan.FromSeconds(24));

        string html = WebUtility.HtmlDecode((await visitor.GetAsync((await visitor.EnterAsync(ask.Code)).Location)).Html);

        foreach (string shown in new[]
        {
            ask.Code, "Kitchen screen", "ESP32 OLED 128x64", "0.1.0", "Reported by the device, not verified", "Screen",
            "24 seconds ago, from the same network as you",
            "show the name of your account", "stay paired when it is turned off",
        })
        {
            Assert.Contains(shown, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_device_in_another_network_comes_with_a_warning()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");
        var ask = await service.AskAsync(from: "203.0.113.9");

        string html = (await visitor.GetAsync((await visitor.EnterAsync(ask.Code)).Location)).Html;

        Assert.Contains("The device is on a different network than you", html, StringComparison.Ordinal);
        Assert.DoesNotContain("same network as you", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reported_text_is_shown_as_text_and_never_as_markup()
    {
        await using var service = await RunningService.StartAsync(engine);
        string alice = await service.AccountAsync("alice");
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");
        const string Name = "<script>alert(1)</script>\" onload=alert(2) '";
        var ask = await service.AskAsync(Name, "<img src=x onerror=alert(3)>", "</dd><form action=//evil.example>");
        string confirm = (await visitor.EnterAsync(ask.Code)).Location;

        await AssertHarmlessAsync(confirm);
        await service.Grants.ApproveAsync(ask.Id, alice, service.Now, default);
        var device = await service.CollectAsync(ask);
        foreach (string page in new[] { confirm.Replace(
            "confirm", "result", StringComparison.Ordinal), "/devices", $"/devices/{device}/name", $"/devices/{device}/remove" })
        {
            await AssertHarmlessAsync(page);
        }

        async Task AssertHarmlessAsync(string page)
        {
            string html = (await visitor.GetAsync(page)).Html;
            Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img src=x", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<form action=//", html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("\" onload", html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_database_has_no_code_in_clear_text()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");
        var ask = await service.AskAsync();
        await visitor.EnterAsync("WDJB-MJHT");
        await visitor.DecideAsync(ask.Code, "Approve");

        string written = await service.WrittenAsync();
        Assert.Contains("alice", written, StringComparison.Ordinal); // proves that the database was read
        Assert.DoesNotContain(ask.Code.Replace("-", "", StringComparison.Ordinal), written, StringComparison.Ordinal);
        Assert.DoesNotContain("WDJBMJHT", written, StringComparison.Ordinal);
        Assert.DoesNotContain(Phone.Password, written, StringComparison.Ordinal);
    }
}

public sealed class ConfirmPageOnSqliteTests() : ConfirmPageTests(On.Sqlite);

public sealed class ConfirmPageOnPostgreSqlTests() : ConfirmPageTests(On.PostgreSql);
