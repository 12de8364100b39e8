using System.Net;
using Pairing.Service.Grants;

namespace Pairing.Service.Tests.Pages;

public sealed class FormTests
{
    [Fact]
    public async Task A_POST_without_the_pages_token_is_refused_and_changes_nothing()
    {
        await using var service = await RunningService.StartAsync("Pairing:Accounts:Registration=open");
        string alice = await service.AccountAsync("alice");
        using var visitor = new Phone(service.Root);
        await visitor.SignInAsync("alice");
        var device = await service.PairAsync(alice);
        var (pending, approved) = (await service.AskAsync(), await service.AskAsync());
        string confirm = (await visitor.EnterAsync(pending.Code)).Location;
        string result = (await visitor.EnterAsync(approved.Code)).Location.Replace("confirm", "result", StringComparison.Ordinal);
        await service.Grants.ApproveAsync(approved.Id, alice, service.Now, default);

        foreach (string form in new[]
        {
            "/d", confirm + "?handler=Approve", confirm + "?handler=Deny", result + "?handler=NotMe",
            $"/devices/{device}/name", $"/devices/{device}/remove", $"/devices?handler=NotMe&id={device}",
            "/account/sign-in", "/account/sign-out", "/account/password", "/account/register",
            await service.FirstAccountLinkAsync(),
        })
        {
            var answer =
                await visitor.PostWithoutTokenAsync(form, ("code", pending.Code), ("Name", "Stolen"), ("Entry.Name", "eve"),
                ("Entry.Password", Phone.Password), ("Entry.Repeat", Phone.Password), ("Password", Phone.Password));
            Assert.True(answer.Status == HttpStatusCode.BadRequest, $"{form} answers {answer.Status}");
            Assert.Equal("That did not work", answer.Heading);
        }

        Assert.Equal(GrantState.Pending, await service.StateAsync(pending));
        Assert.Equal(GrantState.Approved, await service.StateAsync(approved));
        var kept = (await service.Devices.FindAsync(device, default))!;
        Assert.Equal(("Kitchen screen", false), (kept.Name, kept.IsRemoved));
        Assert.Equal("Your account", (await visitor.GetAsync("/account")).Heading);
    }

    [Fact]
    public async Task A_token_from_another_persons_page_is_refused()
    {
        await using var service = await RunningService.StartAsync();
        await service.AccountAsync("alice");
        using var visitor = new Phone(service.Root);
        await visitor.GetAsync("/account/sign-in"); // a token for no account
        await visitor.PostAsync("/account/sign-in", ("Name", "alice"), ("Password", Phone.Password));

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.PostAsync("/account/sign-out")).Status);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("\0")]
    public async Task A_form_that_cannot_be_read_is_a_bad_request(string name)
    {
        await using var service = await RunningService.StartAsync();
        using var visitor = new Phone(service.Root);
        await visitor.GetAsync("/account/sign-in");

        var answer = await visitor.PostAsync("/account/sign-in", ("Name", name), ("Password", Phone.Password));

        Assert.Equal((HttpStatusCode.BadRequest, "That did not work"), (answer.Status, answer.Heading));
    }

    [Theory]
    [InlineData("/error/0", HttpStatusCode.NotFound)]
    [InlineData("/error/200", HttpStatusCode.NotFound)]
    [InlineData("/error/600", HttpStatusCode.NotFound)]
    [InlineData("/error/500", HttpStatusCode.NotFound)]
    [InlineData("/error/599", HttpStatusCode.NotFound)]
    [InlineData("/error/403", HttpStatusCode.Forbidden)]
    public async Task Only_a_failure_has_a_page_about_it(string page, HttpStatusCode status)
    {
        await using var service = await RunningService.StartAsync();
        using var visitor = new Phone(service.Root);
        Assert.Equal(status, (await visitor.GetAsync(page)).Status);
    }
}
