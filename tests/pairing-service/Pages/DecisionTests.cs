using System.Net;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Devices;
using Pairing.Service.Grants;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Pages;

public abstract class DecisionTests(On engine)
{
    [Fact]
    public async Task Looking_at_any_page_changes_no_grant()
    {
        await using var house = await House.StartAsync(engine);
        using var visitor = await house.SignedInAsync("alice");
        var ask = await house.AskAsync();
        string confirm = (await visitor.EnterAsync(ask.Code)).Location;
        string result = confirm.Replace("/d/confirm/", "/d/result/", StringComparison.Ordinal);

        foreach (string page in new[]
        {
            "/d/" + ask.Code, "/D/" + ask.Code, confirm, result,
            confirm + "?handler=Approve", confirm + "?handler=Deny", confirm + "/Approve", result + "?handler=NotMe",
        })
        {
            await visitor.GetAsync(page);
            Assert.Equal(GrantState.Pending, await house.StateAsync(ask));
        }
    }

    [Fact]
    public async Task A_link_with_a_code_only_fills_it_in_however_it_is_written()
    {
        await using var house = await House.StartAsync(engine);
        using var visitor = await house.SignedInAsync("alice");
        var ask = await house.AskAsync();
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
    public async Task The_confirm_page_shows_the_code_the_device_and_what_it_may()
    {
        await using var house = await House.StartAsync(engine);
        using var visitor = await house.SignedInAsync("alice");
        var ask = await house.AskAsync();
        house.Pass(TimeSpan.FromSeconds(24));

        string html = WebUtility.HtmlDecode((await visitor.GetAsync((await visitor.EnterAsync(ask.Code)).Location)).Html);

        foreach (string shown in new[]
        {
            ask.Code, "Kitchen screen", "ESP32 OLED 128x64", "Version 0.1.0", "says the device", "Screen", "24 seconds ago, in the same network as you",
            "show the name of your account", "stay connected after it was switched off",
        })
        {
            Assert.Contains(shown, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_device_in_another_network_comes_with_a_warning()
    {
        await using var house = await House.StartAsync(engine);
        using var visitor = await house.SignedInAsync("alice");
        var ask = await house.AskAsync(from: "203.0.113.9");

        string html = (await visitor.GetAsync((await visitor.EnterAsync(ask.Code)).Location)).Html;

        Assert.Contains("It asks from another network than yours", html, StringComparison.Ordinal);
        Assert.DoesNotContain("same network as you", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_device_says_of_itself_is_text_and_never_markup()
    {
        await using var house = await House.StartAsync(engine);
        string alice = await house.AccountAsync("alice");
        using var visitor = new Visitor(house);
        await visitor.SignInAsync("alice");
        const string Name = "<script>alert(1)</script>\" onload=alert(2) '";
        var ask = await house.AskAsync(Name, "<img src=x onerror=alert(3)>", "</dd><form action=//evil.example>");
        string confirm = (await visitor.EnterAsync(ask.Code)).Location;

        await AssertHarmlessAsync(confirm);
        await house.Grants.ApproveAsync(ask.Id, alice, house.Now, default);
        var device = await house.CollectAsync(ask);
        foreach (string page in new[] { confirm.Replace("confirm", "result", StringComparison.Ordinal), "/devices", $"/devices/{device}/name", $"/devices/{device}/remove" })
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

    [Theory]
    [InlineData(599, "Waiting for the device")]
    [InlineData(600, "The code ran out")]
    public async Task An_approval_at_the_codes_end_is_too_late(int after, string heading)
    {
        await using var house = await House.StartAsync(engine);
        using var visitor = await house.SignedInAsync("alice");
        var ask = await house.AskAsync();
        string confirm = (await visitor.EnterAsync(ask.Code)).Location;
        await visitor.GetAsync(confirm);

        house.Pass(TimeSpan.FromSeconds(after));
        string result = (await visitor.PostAsync(confirm + "?handler=Approve")).Location;

        Assert.Equal(heading, (await house.OutwaitAsync(visitor.GetAsync(result))).Heading);
    }

    [Fact]
    public async Task Approve_and_deny_at_once_from_two_browsers_give_one_outcome_that_both_pages_tell()
    {
        await using var house = await House.StartAsync(engine);
        await house.AccountAsync("alice");
        using var first = new Visitor(house);
        using var second = new Visitor(house);
        await first.SignInAsync("alice");
        await second.SignInAsync("alice");
        for (int round = 0; round < 10; round++)
        {
            var ask = await house.AskAsync();
            string one = (await first.EnterAsync(ask.Code)).Location;
            string two = (await second.EnterAsync(ask.Code)).Location;
            await first.GetAsync(one);
            await second.GetAsync(two);

            var pressed = await Task.WhenAll(first.PostAsync(one + "?handler=Approve"), second.PostAsync(two + "?handler=Deny"));

            string outcome = await house.StateAsync(ask) == GrantState.Approved ? "Waiting for the device" : "Declined";
            var here = await house.OutwaitAsync(first.GetAsync(pressed[0].Location));
            var there = await house.OutwaitAsync(second.GetAsync(pressed[1].Location));
            Assert.Equal(outcome, here.Heading);
            Assert.Equal(outcome, there.Heading);
            Assert.Equal(outcome == "Declined", here.Html.Contains("came too late", StringComparison.Ordinal));
            Assert.Equal(outcome != "Declined", there.Html.Contains("came too late", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_link_to_the_confirm_page_opens_for_nobody_else()
    {
        await using var house = await House.StartAsync(engine);
        await house.AccountAsync("mallory");
        await house.AccountAsync("alice");
        using var mallory = new Visitor(house);
        using var alice = new Visitor(house);
        await mallory.SignInAsync("mallory");
        await alice.SignInAsync("alice");
        var ask = await house.AskAsync();
        string confirm = (await mallory.EnterAsync(ask.Code)).Location;
        await alice.GetAsync("/d");

        Assert.Equal("/d", (await alice.GetAsync(confirm)).Location);
        Assert.Equal("/d", (await alice.PostAsync(confirm + "?handler=Approve")).Location);
        Assert.Equal("/d", (await alice.GetAsync("/d/confirm/rubbish")).Location);
        Assert.Equal(GrantState.Pending, await house.StateAsync(ask));
    }

    [Fact]
    public async Task Whoever_was_beaten_by_another_account_is_told_so()
    {
        await using var house = await House.StartAsync(engine);
        await house.AccountAsync("alice");
        string bob = await house.AccountAsync("bob");
        using var visitor = new Visitor(house);
        await visitor.SignInAsync("alice");
        var ask = await house.AskAsync();
        string confirm = (await visitor.EnterAsync(ask.Code)).Location;
        await visitor.GetAsync(confirm);
        await house.Grants.ApproveAsync(ask.Id, bob, house.Now, default);

        string result = (await visitor.PostAsync(confirm + "?handler=Approve")).Location;

        Assert.Equal("Approved by another account", (await visitor.GetAsync(result)).Heading);
        await visitor.PostAsync(result + "&handler=NotMe"); // not hers to take back
        Assert.Equal(GrantState.Approved, await house.StateAsync(ask));
    }

    [Fact]
    public async Task A_person_whose_session_ends_on_the_confirm_page_comes_back_to_it()
    {
        await using var house = await House.StartAsync(engine);
        using var visitor = await house.SignedInAsync("alice");
        var ask = await house.AskAsync();
        string confirm = (await visitor.EnterAsync(ask.Code)).Location;
        using var later = new Visitor(house);

        string signIn = (await later.GetAsync(confirm)).Location;
        await later.GetAsync(signIn);
        string back = (await later.PostAsync(signIn, ("Name", "alice"), ("Password", House.Password), ("ReturnUrl", confirm))).Location;

        Assert.Equal(confirm, back);
        Assert.Equal("Does your device show this code?", (await later.GetAsync(back)).Heading);
    }

    [Fact]
    public async Task No_code_stands_in_clear_in_the_database()
    {
        await using var house = await House.StartAsync(engine);
        using var visitor = await house.SignedInAsync("alice");
        var ask = await house.AskAsync();
        await visitor.EnterAsync("WDJB-MJHT");
        await visitor.DecideAsync(ask.Code, "Approve");

        string written = await house.Service.WrittenAsync();
        Assert.Contains("alice", written, StringComparison.Ordinal); // it is the database that was read
        Assert.DoesNotContain(ask.Code.Replace("-", "", StringComparison.Ordinal), written, StringComparison.Ordinal);
        Assert.DoesNotContain("WDJBMJHT", written, StringComparison.Ordinal);
        Assert.DoesNotContain(House.Password, written, StringComparison.Ordinal);
    }
}

public sealed class DecisionOnSqliteTests() : DecisionTests(On.Sqlite);

public sealed class DecisionOnPostgreSqlTests() : DecisionTests(On.PostgreSql);
