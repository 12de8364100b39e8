using Pairing.Service.Tests.Databases;
using static Pairing.Service.Tests.SecondFactor.Owner;

namespace Pairing.Service.Tests.SecondFactor;

/// <summary>"Do not ask again in this browser", and its end.</summary>
public abstract class TrustTests(On engine)
{
    [Fact]
    public async Task A_trusted_browser_is_asked_again_after_30_days()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        var app = await AppAsync(service, owner);
        using var visitor = new Phone(service.Root);
        await visitor.GetAsync(await EnterPasswordAsync(visitor, "/devices"));
        await visitor.PostAsync("/account/second-factor", ("Code", app.Shown()), ("Trust", "true"));
        await SignOutAsync(visitor);

        Assert.Equal("/devices", await EnterPasswordAsync(visitor, "/devices"));

        await SignOutAsync(visitor);
        service.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1));
        Assert.StartsWith("/account/second-factor", await EnterPasswordAsync(visitor, "/devices"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_password_ends_the_trust_in_browsers()
    {
        const string Next = "a new and longer phrase";
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        var app = await AppAsync(service, owner);
        using var visitor = new Phone(service.Root);
        await visitor.GetAsync(await EnterPasswordAsync(visitor, "/devices"));
        await visitor.PostAsync("/account/second-factor", ("Code", app.Shown()), ("Trust", "true"));
        await owner.GetAsync("/account/password");
        await owner.PostAsync("/account/password", ("Present", Phone.Password), ("Next", Next), ("Repeat", Next));

        await visitor.GetAsync("/account/sign-in"); // the session of this browser has ended too
        var signedIn = await visitor.PostAsync("/account/sign-in", ("Name", "alice"), ("Password", Next));

        Assert.StartsWith("/account/second-factor", signedIn.Location, StringComparison.Ordinal);
    }
}

public sealed class TrustOnSqliteTests() : TrustTests(On.Sqlite);

public sealed class TrustOnPostgreSqlTests() : TrustTests(On.PostgreSql);
