using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Pairing.Service.Accounts;
using Pairing.Service.Storage;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Pages;

/// <summary>Wrong passwords slow down those who send them, and nobody else: not the owner, not the devices.</summary>
public abstract class GuessingTests(On engine)
{
    private const string Wrong = "The name or the password is wrong";
    private const string Throttled = "was not checked";
    private const string Stranger = "127.0.0.9";
    private const string Secret = "Fq3hV0mZ8kT1sYc6bR4nJ9wXe2uGdLpAaQoHtKi5";

    [Fact]
    public async Task Wrong_passwords_of_a_stranger_touch_neither_the_devices_nor_the_owner()
    {
        await using var service = await RunningService.StartAsync(engine, "Pairing:Clients:api:Secret=" + Secret);
        var alice = await service.AddAccountAsync("alice");
        var screen = new TestDevice(service);
        await screen.PairAsync(alice);
        using var stranger = await AtSignInAsync(service, Stranger);

        for (int i = 0; i < 20; i++)
        {
            await TryAsync(stranger, "wrong");
        }

        Assert.Contains(Throttled, (await TryAsync(stranger, Phone.Password)).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await screen.RefreshAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await screen.WhoAmIAsync()).Status);
        var introspected = await screen.PostAsync(
            "/oauth/introspect", ("client_id", "api"), ("client_secret", Secret), ("token", screen.AccessToken));
        Assert.Equal("True", introspected["active"]);
        var another = new TestDevice(service);
        await another.PairAsync(alice);
        using var owner = await AtSignInAsync(service);
        Assert.Equal(HttpStatusCode.Found, (await TryAsync(owner, Phone.Password)).Status);
    }

    [Fact]
    public async Task The_delay_of_one_network_grows_to_ten_minutes_and_each_wait_is_the_true_one()
    {
        await using var service = await RunningService.StartAsync(engine);
        await service.AccountAsync("alice");
        using var stranger = await AtSignInAsync(service, Stranger);
        for (int i = 0; i < 4; i++)
        {
            Assert.False((await TryAsync(stranger, "wrong")).Headers.ContainsKey("Retry-After"));
        }

        foreach (int delay in new[] { 5, 10, 20, 40, 80, 160, 320, 600, 600 })
        {
            var wrong = await TryAsync(stranger, "wrong");
            Assert.Contains(Wrong, wrong.Html, StringComparison.Ordinal);
            Assert.Equal($"{delay}", wrong.Headers["Retry-After"]);
            service.Clock.Advance(TimeSpan.FromSeconds(delay - 1));
            var early = await TryAsync(stranger, Phone.Password);
            Assert.Contains(Throttled, early.Html, StringComparison.Ordinal);
            Assert.Contains("Wait 1 second,", early.Html, StringComparison.Ordinal);
            Assert.Equal("1", early.Headers["Retry-After"]);
            service.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(HttpStatusCode.Found, (await TryAsync(stranger, Phone.Password)).Status);
    }

    [Fact]
    public async Task An_unknown_name_is_throttled_as_an_account_is()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var stranger = await AtSignInAsync(service, Stranger);
        for (int i = 0; i < 5; i++)
        {
            Assert.Contains(Wrong, (await TryAsync(stranger, "wrong", "nobody")).Html, StringComparison.Ordinal);
        }

        Assert.Contains(Throttled, (await TryAsync(stranger, "wrong", "NOBODY")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beyond_a_hundred_a_day_only_a_browser_that_has_signed_in_before_gets_through()
    {
        await using var service = await RunningService.StartAsync(engine);
        await service.AccountAsync("alice");
        using var known = await AtSignInAsync(service, Stranger);
        Assert.Equal(HttpStatusCode.Found, (await TryAsync(known, Phone.Password)).Status);
        await known.GetAsync("/account");
        await known.PostAsync("/account/sign-out");
        for (int network = 0; network < 20; network++)
        {
            using var crowd = await AtSignInAsync(service, $"127.0.1.{network}");
            for (int i = 0; i < 5; i++)
            {
                Assert.Contains(Wrong, (await TryAsync(crowd, "wrong")).Html, StringComparison.Ordinal);
            }

            service.Clock.Advance(1);
        }

        using var unknown = await AtSignInAsync(service);
        var refused = await TryAsync(unknown, Phone.Password);
        Assert.Contains("A browser that has signed in to it before is not affected", refused.Html, StringComparison.Ordinal);
        Assert.Contains("Wait 24 hours", refused.Html, StringComparison.Ordinal);
        Assert.Equal("86380", refused.Headers["Retry-After"]);
        await known.GetAsync("/account/sign-in");
        Assert.Equal(HttpStatusCode.Found, (await TryAsync(known, Phone.Password)).Status);

        service.Clock.Advance(TimeSpan.FromSeconds(86380));
        Assert.Equal(HttpStatusCode.Found, (await TryAsync(unknown, Phone.Password)).Status);
    }

    [Fact]
    public async Task A_known_browser_is_throttled_by_itself_and_is_known_to_its_own_accounts_only()
    {
        await using var service = await RunningService.StartAsync(engine);
        await service.AccountAsync("alice");
        await service.AccountAsync("bob");
        using var browser = await AtSignInAsync(service);
        await TryAsync(browser, Phone.Password);
        await browser.GetAsync("/account");
        await browser.PostAsync("/account/sign-out");
        await browser.GetAsync("/account/sign-in");
        for (int i = 0; i < 5; i++)
        {
            Assert.Contains(Wrong, (await TryAsync(browser, "wrong")).Html, StringComparison.Ordinal);
            Assert.Contains(Wrong, (await TryAsync(browser, "wrong", "bob")).Html, StringComparison.Ordinal);
        }

        Assert.Contains(Throttled, (await TryAsync(browser, Phone.Password)).Html, StringComparison.Ordinal);
        Assert.Contains(Throttled, (await TryAsync(browser, Phone.Password, "bob")).Html, StringComparison.Ordinal);
        using var other = await AtSignInAsync(service); // at the same address
        Assert.Equal(HttpStatusCode.Found, (await TryAsync(other, Phone.Password)).Status);
        using var third = await AtSignInAsync(service);
        Assert.Contains(Throttled, (await TryAsync(third, Phone.Password, "bob")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_known_browser_passes_the_throttle_of_its_network_for_any_names()
    {
        await using var service = await RunningService.StartAsync(engine, "Pairing:Limits:WrongPasswordsPerAddress=2");
        await service.AccountAsync("alice");
        using var known = await AtSignInAsync(service);
        await TryAsync(known, Phone.Password);
        await known.GetAsync("/account");
        await known.PostAsync("/account/sign-out");
        await known.GetAsync("/account/sign-in");
        using var stranger = await AtSignInAsync(service);
        for (int i = 0; i < 3; i++)
        {
            await TryAsync(stranger, "wrong", $"name{i}");
        }

        Assert.Contains(Throttled, (await TryAsync(stranger, Phone.Password)).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await TryAsync(known, Phone.Password)).Status);
    }

    [Fact]
    public async Task A_restart_does_not_reset_the_throttle_of_a_network()
    {
        await using var service = await RunningService.StartAsync(engine);
        await service.AccountAsync("alice");
        using (var stranger = await AtSignInAsync(service, Stranger))
        {
            for (int i = 0; i < 5; i++)
            {
                await TryAsync(stranger, "wrong");
            }
        }

        await service.RestartAsync();
        using var again = await AtSignInAsync(service, Stranger);
        Assert.Contains(Throttled, (await TryAsync(again, Phone.Password)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_passwords_from_a_time_when_the_clock_was_a_year_ahead_are_void()
    {
        await using var service = await RunningService.StartAsync(engine);
        await service.AccountAsync("alice");
        service.Clock.SetDate(TimeSpan.FromDays(400));
        using (var early = await AtSignInAsync(service))
        {
            for (int i = 0; i < 12; i++)
            {
                await TryAsync(early, "wrong");
            }
        }

        service.Clock.SetDate(TimeSpan.Zero);
        using var owner = await AtSignInAsync(service);
        Assert.Equal(HttpStatusCode.Found, (await TryAsync(owner, Phone.Password)).Status);
    }

    [Fact]
    public async Task Concurrent_wrong_passwords_are_all_counted()
    {
        await using var service = await RunningService.StartAsync(engine);
        await service.AccountAsync("alice");
        using var stranger = await AtSignInAsync(service, Stranger);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryAsync(stranger, "wrong")));

        Assert.Equal(5, answers.Count(answer => answer.Html.Contains(Wrong, StringComparison.Ordinal)));
        Assert.Equal(3, answers.Count(answer => answer.Html.Contains(Throttled, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_password_hashed_by_an_earlier_version_is_hashed_again_at_sign_in()
    {
        await using var service = await RunningService.StartAsync(engine);
        var alice = await service.AddAccountAsync("alice");
        string earlier = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 5 }))
            .HashPassword(alice, Phone.Password);
        await service.Get<Writer>().WriteAsync(
            database => database.Users.ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, earlier)), default);
        using var owner = await AtSignInAsync(service);

        Assert.Equal(HttpStatusCode.Found, (await TryAsync(owner, Phone.Password)).Status);

        string? now = await service.ReadAsync(database => database.Users.Select(a => a.PasswordHash).SingleAsync());
        Assert.NotEqual(earlier, now);
        using var again = await AtSignInAsync(service);
        Assert.Equal(HttpStatusCode.Found, (await TryAsync(again, Phone.Password)).Status);
    }

    private static async Task<Phone> AtSignInAsync(RunningService service, string from = "127.0.0.1")
    {
        var visitor = new Phone(service.Root, from);
        await visitor.GetAsync("/account/sign-in");
        return visitor;
    }

    private static Task<Phone.Page> TryAsync(Phone visitor, string password, string name = "alice") =>
        visitor.PostAsync("/account/sign-in", ("Name", name), ("Password", password));
}

public sealed class GuessingOnSqliteTests() : GuessingTests(On.Sqlite);

public sealed class GuessingOnPostgreSqlTests() : GuessingTests(On.PostgreSql);
