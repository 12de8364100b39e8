using System.Net;
using Pairing.Service.SecondFactor;
using Pairing.Service.Tests.Databases;
using static Pairing.Service.Tests.SecondFactor.Owner;

namespace Pairing.Service.Tests.SecondFactor;

/// <summary>Signing in with an authenticator app or a recovery code.</summary>
public abstract class SignInCodeTests(On engine)
{
    [Fact]
    public async Task After_the_password_comes_the_code_of_the_app()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        var app = await AppAsync(service, owner);
        using var visitor = new Phone(service.Root);

        string next = await EnterPasswordAsync(visitor, "/devices");

        Assert.Equal("/account/second-factor?returnUrl=%2Fdevices", next);
        Assert.StartsWith("/account/sign-in", (await visitor.GetAsync("/devices")).Location, StringComparison.Ordinal);
        Assert.Equal("Enter the code of your app", (await visitor.GetAsync(next)).Heading);
        var wrong = await visitor.PostAsync(next, ("Code", app.Wrong()));
        Assert.Contains("This code is wrong", wrong.Html, StringComparison.Ordinal);
        Assert.Equal("/devices", (await visitor.PostAsync(next, ("Code", app.Shown()), ("ReturnUrl", "/devices"))).Location);
        Assert.Equal("Your devices", (await visitor.GetAsync("/devices")).Heading);
        Assert.Equal("/devices", (await visitor.GetAsync(next)).Location); // Back
    }

    [Fact]
    public async Task A_code_works_once_also_if_two_send_it_at_the_same_time()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        var app = await AppAsync(service, owner);
        Phone[] visitors = [.. Enumerable.Range(0, 4).Select(_ => new Phone(service.Root))];
        foreach (var visitor in visitors)
        {
            await visitor.GetAsync(await EnterPasswordAsync(visitor, "/devices"));
        }

        var results = await Task.WhenAll(visitors.Select(visitor =>
            visitor.PostAsync("/account/second-factor", ("Code", app.Shown()))));

        Assert.Single(results, result => result.Status == HttpStatusCode.Found);
        Assert.Equal(3, results.Count(result => result.Status == HttpStatusCode.OK));
        service.Clock.Advance(TimeCode.Step); // the code before is still in its window
        var loser = visitors[Array.FindIndex(results, result => result.Status == HttpStatusCode.OK)];
        Assert.Equal(HttpStatusCode.OK, (await loser.PostAsync("/account/second-factor", ("Code", app.Before()))).Status);
        Assert.Equal(HttpStatusCode.Found, (await loser.PostAsync("/account/second-factor", ("Code", app.Shown()))).Status);
        Array.ForEach(visitors, visitor => visitor.Dispose());
    }

    [Fact]
    public async Task A_recovery_code_replaces_the_app_once()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        var app = await AppAsync(service, owner);
        Assert.Equal(10, app.RecoveryCodes.Distinct(StringComparer.Ordinal).Count());
        string code = app.RecoveryCodes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal);
        using var visitor = new Phone(service.Root);
        await visitor.GetAsync(await EnterPasswordAsync(visitor, "/devices"));

        Assert.Equal("/devices", (await visitor.PostAsync("/account/second-factor", ("Code", code))).Location);

        Assert.Contains("9 recovery codes", (await visitor.GetAsync(Owner.Page)).Html, StringComparison.Ordinal);
        using var thief = new Phone(service.Root);
        await thief.GetAsync(await EnterPasswordAsync(thief, "/devices"));
        Assert.Equal(HttpStatusCode.OK, (await thief.PostAsync("/account/second-factor", ("Code", code))).Status);
    }

    [Fact]
    public async Task Guesses_are_slowed_down_and_the_right_code_waits_too()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        var app = await AppAsync(service, owner);
        using var thief = new Phone(service.Root, from: "127.0.0.9");
        await thief.GetAsync(await EnterPasswordAsync(thief, "/devices"));
        for (int guess = 0; guess < 5; guess++)
        {
            await thief.PostAsync("/account/second-factor", ("Code", app.Wrong()));
        }

        var throttled = await thief.PostAsync("/account/second-factor", ("Code", app.Shown()));

        Assert.Contains(
            "Too many wrong codes. This one was not checked. Wait 5 seconds", throttled.Html, StringComparison.Ordinal);
        Assert.Equal("5", throttled.Headers["Retry-After"]);
        await SignOutAsync(owner); // a browser that has signed in has its own count
        await owner.GetAsync(await EnterPasswordAsync(owner, "/devices"));
        Assert.Equal("/devices", (await owner.PostAsync("/account/second-factor", ("Code", app.Shown()))).Location);
    }

    [Fact]
    public async Task Wrong_passwords_of_a_crowd_do_not_stop_an_owner_with_a_second_factor()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        var app = await AppAsync(service, owner);
        for (int network = 0; network < 20; network++)
        {
            using var crowd = new Phone(service.Root, from: $"127.0.1.{network}");
            await crowd.GetAsync("/account/sign-in");
            for (int i = 0; i < 5; i++)
            {
                await crowd.PostAsync("/account/sign-in", ("Name", "alice"), ("Password", "wrong"));
            }
        }

        using var unknown = new Phone(service.Root, from: "127.0.0.7");
        await unknown.GetAsync(await EnterPasswordAsync(unknown, "/devices"));

        Assert.Equal("/devices", (await unknown.PostAsync("/account/second-factor", ("Code", app.Shown()))).Location);
    }

    [Fact]
    public async Task An_operator_turns_it_off_for_an_owner_who_lost_everything()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        string[] off = ["accounts", "second-factor", "alice", "--off", .. service.Arguments];
        Assert.Equal(
            (1, "pairing: The account alice has no second factor."), Said(await OperatorConsole.RunAsync(off)));
        var app = await AppAsync(service, owner);
        service.Clock.SetDate(TimeProvider.System.GetUtcNow() - service.Now); // the command has the machine's clock
        using var guesser = new Phone(service.Root, from: "127.0.0.9");
        await guesser.GetAsync(await EnterPasswordAsync(guesser, "/devices"));
        await guesser.PostAsync("/account/second-factor", ("Code", app.Wrong()));
        Assert.Contains(
            "account alice: 1 wrong codes of the second factor from 127.0.0.9",
            (await OperatorConsole.RunAsync(["limits", "show", .. service.Arguments])).Output, StringComparison.Ordinal);

        Assert.Equal(
            (0, "Turned off the second factor of the account alice, and ended all its sessions."),
            Said(await OperatorConsole.RunAsync(off)));

        Assert.StartsWith("/account/sign-in", (await owner.GetAsync("/devices")).Location, StringComparison.Ordinal);
        using var visitor = new Phone(service.Root);
        Assert.Equal("/devices", await EnterPasswordAsync(visitor, "/devices"));
    }

    [Fact]
    public async Task A_clock_that_was_a_year_ahead_locks_nobody_out()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        service.Clock.SetDate(TimeSpan.FromDays(365));
        using var again = await SignedInAgainAsync(service);
        var app = await AppAsync(service, again);
        service.Clock.SetDate(TimeSpan.Zero);
        using var visitor = new Phone(service.Root);
        await visitor.GetAsync(await EnterPasswordAsync(visitor, "/devices"));

        Assert.Equal("/devices", (await visitor.PostAsync("/account/second-factor", ("Code", app.Shown()))).Location);
    }

    private static (int, string) Said((int ExitCode, string Output, string Errors) ran) =>
        (ran.ExitCode, (ran.Output + ran.Errors).Trim());

    [Fact]
    public async Task The_second_step_alone_leads_back_to_the_first()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var visitor = new Phone(service.Root);
        await visitor.GetAsync("/account/sign-in");

        Assert.Equal(
            "/account/sign-in?ReturnUrl=%2Fd", (await visitor.GetAsync("/account/second-factor?returnUrl=%2Fd")).Location);
        Assert.Equal("/account/sign-in", (await visitor.PostAsync("/account/second-factor", ("Code", "123456"))).Location);
    }
}

public sealed class SignInCodeOnSqliteTests() : SignInCodeTests(On.Sqlite);

public sealed class SignInCodeOnPostgreSqlTests() : SignInCodeTests(On.PostgreSql);
