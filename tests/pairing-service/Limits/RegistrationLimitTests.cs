using System.Net;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Limits;

/// <summary>New accounts by network and day.</summary>
public abstract class RegistrationLimitTests(On engine)
{
    private const string Open = "Pairing:Accounts:Registration=open";

    [Fact]
    public async Task A_network_makes_five_accounts_a_day_and_a_restart_changes_nothing()
    {
        await using var service = await RunningService.StartAsync(engine, Open);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.Found, (await RegisterAsync(service, $"guest{i}", "127.0.0.2")).Status);
            service.Clock.Advance(60);
        }

        var refused = await RegisterAsync(service, "guest5", "127.0.0.2");
        Assert.Equal("86100", refused.Headers["Retry-After"]);
        Assert.Contains("Wait 24 hours, then try again.", refused.Html, StringComparison.Ordinal);
        await service.RestartAsync();
        Assert.Equal("86100", (await RegisterAsync(service, "guest5", "127.0.0.2")).Headers["Retry-After"]);
        Assert.Equal(HttpStatusCode.Found, (await RegisterAsync(service, "guest5", "127.0.0.3")).Status);

        service.Clock.Advance(86100);
        Assert.Equal(HttpStatusCode.Found, (await RegisterAsync(service, "guest6", "127.0.0.2")).Status);
    }

    [Fact]
    public async Task An_account_that_was_not_made_does_not_count()
    {
        await using var service = await RunningService.StartAsync(engine, Open, "Pairing:Limits:Registrations=1");
        await service.AccountAsync("alice");
        Assert.Contains("is taken", (await RegisterAsync(service, "alice", "127.0.0.2")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await RegisterAsync(service, "bob", "127.0.0.2")).Status);
        Assert.True((await RegisterAsync(service, "carol", "127.0.0.2")).Headers.ContainsKey("Retry-After"));
    }

    [Fact]
    public async Task Many_at_once_make_no_more_accounts_than_one_after_another_and_a_24_makes_three_times_as_many()
    {
        await using var service = await RunningService.StartAsync(engine, Open, "Pairing:Limits:Registrations=2");
        var made = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => RegisterAsync(service, $"guest{i}", "127.0.0.2")));
        Assert.Equal(2, made.Count(page => page.Status == HttpStatusCode.Found));

        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(HttpStatusCode.Found, (await RegisterAsync(service, $"other{i}", $"127.0.0.{3 + i}")).Status);
        }

        Assert.True((await RegisterAsync(service, "last", "127.0.0.9")).Headers.ContainsKey("Retry-After"));
        Assert.Equal(HttpStatusCode.Found, (await RegisterAsync(service, "last", "127.0.1.9")).Status);
    }

    [Fact]
    public async Task Accounts_from_a_time_when_the_clock_was_a_year_ahead_are_void()
    {
        await using var service = await RunningService.StartAsync(engine, Open, "Pairing:Limits:Registrations=1");
        service.Spoil();
        service.Clock.SetDate(TimeSpan.FromDays(400));
        Assert.Equal(HttpStatusCode.Found, (await RegisterAsync(service, "alice", "127.0.0.2")).Status);
        service.Clock.SetDate(TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.Found, (await RegisterAsync(service, "bob", "127.0.0.2")).Status);
    }

    private static async Task<Phone.Page> RegisterAsync(RunningService service, string name, string from)
    {
        using var visitor = new Phone(service.Root, from);
        await visitor.GetAsync("/account/register");
        return await visitor.PostAsync(
            "/account/register", ("Entry.Name", name), ("Entry.Password", Phone.Password), ("Entry.Repeat", Phone.Password));
    }
}

public sealed class RegistrationLimitOnSqliteTests() : RegistrationLimitTests(On.Sqlite);

public sealed class RegistrationLimitOnPostgreSqlTests() : RegistrationLimitTests(On.PostgreSql);
