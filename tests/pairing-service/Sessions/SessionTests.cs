using System.Net;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Accounts;
using Pairing.Service.Sessions;
using Pairing.Service.Storage;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Sessions;

/// <summary>A session is a row: it ends for every copy of its cookie at once.</summary>
public abstract class SessionTests(On engine)
{
    private const string SignIn = "/account/sign-in";

    [Fact]
    public async Task A_copied_cookie_stops_working_when_its_owner_signs_out()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        using var thief = owner.Copy(service.Root);
        Assert.Equal("Your account", (await thief.GetAsync("/account")).Heading);

        await owner.GetAsync("/account");
        await owner.PostAsync("/account/sign-out");

        Assert.StartsWith(SignIn, (await thief.GetAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Empty(await RowsAsync(service));
    }

    [Fact]
    public async Task A_copied_cookie_stops_working_when_its_owner_signs_in_again_or_changes_the_password()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        using var first = owner.Copy(service.Root);
        await owner.GetAsync("/account"); // the form token of a signed-in person
        Phone.Redirected(await owner.PostAsync(SignIn, ("Name", "alice"), ("Password", Phone.Password)));
        Assert.StartsWith(SignIn, (await first.GetAsync("/account")).Location, StringComparison.Ordinal);

        using var second = owner.Copy(service.Root);
        await owner.GetAsync("/account/password");
        const string Next = "a new and longer phrase";
        Phone.Redirected(await owner.PostAsync(
            "/account/password", ("Present", Phone.Password), ("Next", Next), ("Repeat", Next)));

        Assert.StartsWith(SignIn, (await second.GetAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Equal("Your account", (await owner.GetAsync("/account")).Heading);
    }

    [Fact]
    public async Task An_owner_sees_all_browsers_and_signs_one_out_or_all_others()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        using var stranger = await service.SignedInAsync("bob");
        using var one = await SignedInAsync(service, "127.0.0.2");
        using var two = await SignedInAsync(service, "127.0.0.3");
        string strangers = (await RowsAsync(service)).Single(row => row.AccountId != AliceOf(service)).Id.ToString();

        var page = await owner.GetAsync("/account");
        foreach (string network in new[] { "127.0.0.1", "127.0.0.2", "127.0.0.3" })
        {
            Assert.Contains("Network " + network, page.Html, StringComparison.Ordinal);
        }

        string ofOne = (await RowsAsync(service)).Single(row => row.Network == "127.0.0.2").Id.ToString();
        await owner.PostAsync($"/account?handler=End&id={ofOne}");
        Assert.StartsWith(SignIn, (await one.GetAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Contains("That browser is signed out.", (await owner.GetAsync("/account")).Html, StringComparison.Ordinal);

        await owner.PostAsync($"/account?handler=End&id={strangers}");
        Assert.Equal("Your account", (await stranger.GetAsync("/account")).Heading); // not one's own

        await owner.GetAsync("/account");
        await owner.PostAsync("/account?handler=EndOthers");
        Assert.StartsWith(SignIn, (await two.GetAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Contains("All other browsers are signed out.", (await owner.GetAsync("/account")).Html, StringComparison.Ordinal);
        Assert.Equal("Your account", (await stranger.GetAsync("/account")).Heading);
    }

    [Fact]
    public async Task A_disabled_account_has_no_sessions_also_after_it_is_enabled_again()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        string id = AliceOf(service);

        await service.Get<IAccounts>().DisableAsync(id, service.Now, default);
        await service.Get<IAccounts>().EnableAsync(id, default);

        Assert.StartsWith(SignIn, (await owner.GetAsync("/account")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_that_overlaps_a_new_password_starts_no_session()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        var row = (await RowsAsync(service)).Single();
        await service.ReadAsync(database => database.Users
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.SecurityStamp, "another")));

        // as if its account had been read before the new password
        await service.Get<ISessions>().AddAsync(Copy(row, service.Now), ended: null, default);

        Assert.StartsWith(SignIn, (await owner.GetAsync("/account")).Location, StringComparison.Ordinal);
        Assert.Empty(await service.Get<ISessions>().ListAsync(row.AccountId, service.Get<SessionLife>().Now(), default));
    }

    [Fact]
    public async Task The_database_has_only_the_hash_of_a_secret()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");

        string secret = owner.SecretOf(service);

        Assert.Equal(Pairing.Service.Foundation.RandomSecret.HashText(secret), (await RowsAsync(service)).Single().Hash);
        Assert.DoesNotContain(secret, await service.WrittenAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_account_has_at_most_a_hundred_sessions()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        var first = (await RowsAsync(service)).Single();
        for (int i = 0; i < StoredSessions.Most; i++)
        {
            service.Clock.Advance(1);
            await service.Get<ISessions>().AddAsync(Copy(first, service.Now), ended: null, default);
        }

        Assert.Equal(StoredSessions.Most, (await RowsAsync(service)).Count);
        Assert.Equal(HttpStatusCode.Found, (await owner.GetAsync("/account")).Status); // the one that was seen longest ago
    }

    private static Session Copy(Session row, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        Hash = Guid.NewGuid().ToString(),
        AccountId = row.AccountId,
        Stamp = row.Stamp,
        CreatedAt = now,
        LastSeenAt = now,
        Browser = row.Browser,
        Network = row.Network,
    };

    private static async Task<Phone> SignedInAsync(RunningService service, string from)
    {
        var phone = new Phone(service.Root, from);
        await phone.SignInAsync("alice");
        return phone;
    }

    private static string AliceOf(RunningService service) =>
        service.ReadAsync(database => database.Users.SingleAsync(account => account.UserName == "alice")).Result.Id;

    private static Task<List<Session>> RowsAsync(RunningService service) =>
        service.ReadAsync(database => database.Sessions.AsNoTracking().ToListAsync());
}

public sealed class SessionOnSqliteTests() : SessionTests(On.Sqlite);

public sealed class SessionOnPostgreSqlTests() : SessionTests(On.PostgreSql);
