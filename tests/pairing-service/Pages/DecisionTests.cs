using Pairing.Service.Grants;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Pages;

/// <summary>The decision on the confirm page, and who can make it.</summary>
public abstract class DecisionTests(On engine)
{
    [Theory]
    [InlineData(599, "Waiting for the device")]
    [InlineData(600, "The code has expired")]
    public async Task An_approval_at_the_codes_end_is_too_late(int after, string heading)
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");
        var ask = await service.AskAsync();
        string confirm = (await visitor.EnterAsync(ask.Code)).Location;
        await visitor.GetAsync(confirm);

        service.Clock.Advance(TimeSpan.FromSeconds(after));
        string result = (await visitor.PostAsync(confirm + "?handler=Approve")).Location;

        Assert.Equal(heading, (await service.OutwaitAsync(visitor.GetAsync(result))).Heading);
    }

    [Fact]
    public async Task Concurrent_approve_and_deny_from_two_browsers_have_one_result_on_both_pages()
    {
        await using var service = await RunningService.StartAsync(engine);
        await service.AccountAsync("alice");
        using var first = new Phone(service.Root);
        using var second = new Phone(service.Root);
        await first.SignInAsync("alice");
        await second.SignInAsync("alice");
        for (int round = 0; round < 10; round++)
        {
            var ask = await service.AskAsync();
            string one = (await first.EnterAsync(ask.Code)).Location;
            string two = (await second.EnterAsync(ask.Code)).Location;
            await first.GetAsync(one);
            await second.GetAsync(two);

            var pressed = await Task.WhenAll(first.PostAsync(one + "?handler=Approve"), second.PostAsync(two + "?handler=Deny"));

            string outcome = await service.StateAsync(ask) == GrantState.Approved ? "Waiting for the device" : "Denied";
            var here = await service.OutwaitAsync(first.GetAsync(pressed[0].Location));
            var there = await service.OutwaitAsync(second.GetAsync(pressed[1].Location));
            Assert.Equal(outcome, here.Heading);
            Assert.Equal(outcome, there.Heading);
            Assert.Equal(outcome == "Denied", here.Html.Contains("came too late", StringComparison.Ordinal));
            Assert.Equal(outcome != "Denied", there.Html.Contains("came too late", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_link_to_the_confirm_page_works_for_no_one_else()
    {
        await using var service = await RunningService.StartAsync(engine);
        await service.AccountAsync("mallory");
        await service.AccountAsync("alice");
        using var mallory = new Phone(service.Root);
        using var alice = new Phone(service.Root);
        await mallory.SignInAsync("mallory");
        await alice.SignInAsync("alice");
        var ask = await service.AskAsync();
        string confirm = (await mallory.EnterAsync(ask.Code)).Location;
        await alice.GetAsync("/d");

        Assert.Equal("/d", (await alice.GetAsync(confirm)).Location);
        Assert.Equal("/d", (await alice.PostAsync(confirm + "?handler=Approve")).Location);
        Assert.Equal("/d", (await alice.GetAsync("/d/confirm/rubbish")).Location);
        Assert.Equal(GrantState.Pending, await service.StateAsync(ask));
    }

    [Fact]
    public async Task The_page_says_if_another_account_approved_first()
    {
        await using var service = await RunningService.StartAsync(engine);
        await service.AccountAsync("alice");
        string bob = await service.AccountAsync("bob");
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");
        var ask = await service.AskAsync();
        string confirm = (await visitor.EnterAsync(ask.Code)).Location;
        await visitor.GetAsync(confirm);
        await service.Grants.ApproveAsync(ask.Id, bob, service.Now, default);

        string result = (await visitor.PostAsync(confirm + "?handler=Approve")).Location;

        Assert.Equal("Approved by another account", (await visitor.GetAsync(result)).Heading);
        await visitor.PostAsync(result + "&handler=NotMe"); // not hers to withdraw
        Assert.Equal(GrantState.Approved, await service.StateAsync(ask));
    }

    [Fact]
    public async Task A_person_whose_session_ends_on_the_confirm_page_comes_back_to_it()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = await service.SignedInAsync("alice");
        var ask = await service.AskAsync();
        string confirm = (await visitor.EnterAsync(ask.Code)).Location;
        using var later = new Phone(service.Root);

        string signIn = (await later.GetAsync(confirm)).Location;
        await later.GetAsync(signIn);
        string back = (
            await later.PostAsync(signIn, ("Name", "alice"), ("Password", Phone.Password), ("ReturnUrl", confirm))).Location;

        Assert.Equal(confirm, back);
        Assert.Equal("Does your device show this code?", (await later.GetAsync(back)).Heading);
    }
}

public sealed class DecisionOnSqliteTests() : DecisionTests(On.Sqlite);

public sealed class DecisionOnPostgreSqlTests() : DecisionTests(On.PostgreSql);
