using System.Net;
using Pairing.Service.SecondFactor;
using Pairing.Service.Tests.Databases;
using static Pairing.Service.Tests.SecondFactor.Owner;

namespace Pairing.Service.Tests.SecondFactor;

/// <summary>The page of the authenticator app: set up, new recovery codes, turn off.</summary>
public abstract class AuthenticatorTests(On engine)
{
    [Fact]
    public async Task Nothing_changes_before_a_code_confirms_the_key_and_nothing_without_the_password()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        using var other = await SignedInAgainAsync(service);
        await owner.GetAsync(Page);
        Assert.Contains(
            "This is not your current password",
            (await owner.PostAsync($"{Page}?handler=Start", ("Password", "no"))).Html, StringComparison.Ordinal);
        var started = await owner.PostAsync($"{Page}?handler=Start", ("Password", Phone.Password));
        var app = new App(started.Html, service.Clock);
        var refused = await owner.PostAsync($"{Page}?handler=Confirm", ("Pending", app.Pending), ("Code", app.Wrong()));
        Assert.Contains("This code is wrong", refused.Html, StringComparison.Ordinal);
        Assert.Contains(app.Grouped, refused.Html, StringComparison.Ordinal); // the same key
        Assert.Equal("Your devices", (await other.GetAsync("/devices")).Heading);

        service.Clock.Advance(PendingKey.Lifetime);
        Assert.Equal(Page, (await owner.PostAsync(
            $"{Page}?handler=Confirm", ("Pending", app.Pending), ("Code", app.Shown()))).Location);
        Assert.Contains("Start again", (await owner.GetAsync(Page)).Html, StringComparison.Ordinal);
        using var visitor = new Phone(service.Root);
        Assert.Equal("/devices", await EnterPasswordAsync(visitor, "/devices"));
    }

    [Fact]
    public async Task Turning_it_on_or_off_ends_other_sessions_and_codes_stay_until_they_are_saved()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        using var other = await SignedInAgainAsync(service);
        var app = await AppAsync(service, owner);

        Assert.StartsWith("/account/sign-in", (await other.GetAsync("/devices")).Location, StringComparison.Ordinal);
        Assert.Contains(app.RecoveryCodes[0], (await owner.GetAsync("/account/recovery-codes")).Html, StringComparison.Ordinal);
        Assert.Equal(Page, (await owner.PostAsync("/account/recovery-codes")).Location);
        Assert.Equal(Page, (await owner.GetAsync("/account/recovery-codes")).Location);
        await owner.GetAsync(Page);
        Assert.Equal(HttpStatusCode.OK, (await owner.PostAsync($"{Page}?handler=Off", ("Password", "no"))).Status);
        for (int press = 0; press < 2; press++)
        {
            Assert.Equal(Page, (await owner.PostAsync($"{Page}?handler=Off", ("Password", Phone.Password))).Location);
        }

        Assert.Contains("is turned off", (await owner.GetAsync(Page)).Html, StringComparison.Ordinal);
        using var visitor = new Phone(service.Root);
        Assert.Equal("/devices", await EnterPasswordAsync(visitor, "/devices"));
    }

    [Fact]
    public async Task New_recovery_codes_replace_the_old_ones()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        var app = await AppAsync(service, owner);
        await owner.GetAsync(Page);
        await owner.PostAsync($"{Page}?handler=NewCodes", ("Password", Phone.Password));
        string[] codes = App.CodesIn((await owner.GetAsync("/account/recovery-codes")).Html);
        using var visitor = new Phone(service.Root);
        await visitor.GetAsync(await EnterPasswordAsync(visitor, "/devices"));

        Assert.Equal(
            HttpStatusCode.OK, (await visitor.PostAsync("/account/second-factor", ("Code", app.RecoveryCodes[0]))).Status);
        Assert.Equal("/devices", (await visitor.PostAsync("/account/second-factor", ("Code", codes[0]))).Location);
    }

    [Fact]
    public async Task The_database_has_neither_key_nor_codes_in_clear_text()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        var app = await AppAsync(service, owner);

        string written = await service.WrittenAsync();

        Assert.Contains("AuthenticatorKey", written, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Grouped.Replace(" ", "", StringComparison.Ordinal), written, StringComparison.Ordinal);
        Assert.All(app.RecoveryCodes, code => Assert.DoesNotContain(code, written, StringComparison.Ordinal));
    }
}

public sealed class AuthenticatorOnSqliteTests() : AuthenticatorTests(On.Sqlite);

public sealed class AuthenticatorOnPostgreSqlTests() : AuthenticatorTests(On.PostgreSql);
