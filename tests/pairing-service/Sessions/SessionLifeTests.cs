using Microsoft.EntityFrameworkCore;
using Pairing.Service.Sessions;
using Pairing.Service.Storage;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Sessions;

/// <summary>How long a session lasts, by the time of the service.</summary>
public abstract class SessionLifeTests(On engine)
{
    private const int Minute = 60;
    private const int Day = 24 * 60 * Minute;

    [Theory]
    [InlineData((30 * Day) - 1, true)]
    [InlineData(30 * Day, false)]
    public async Task A_session_ends_after_thirty_days_without_a_visit(int seconds, bool isValid)
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");

        service.Clock.Advance(seconds);

        Assert.Equal(isValid, await IsSignedInAsync(owner));
    }

    [Fact]
    public async Task A_session_ends_after_ninety_days_however_often_it_is_used()
    {
        await using var service = await RunningService.StartNewAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        for (int days = 0; days < 88; days += 22)
        {
            service.Clock.Advance(22 * Day);
            Assert.True(await IsSignedInAsync(owner));
        }

        service.Clock.Advance((2 * Day) - 1);
        Assert.True(await IsSignedInAsync(owner));
        service.Clock.Advance(1);
        Assert.False(await IsSignedInAsync(owner));
    }

    [Fact]
    public async Task Settings_shorten_both_also_for_earlier_sessions()
    {
        await using var service = await RunningService.StartAsync(
            engine, "Pairing:Sessions:MaximumDays=2", "Pairing:Sessions:IdleDays=1");
        using var owner = await service.SignedInAsync("alice");

        service.Clock.Advance(Day - 1);
        Assert.True(await IsSignedInAsync(owner));
        service.Clock.Advance(Day - 1);
        Assert.True(await IsSignedInAsync(owner));
        service.Clock.Advance(2);
        Assert.False(await IsSignedInAsync(owner));
    }

    [Fact]
    public async Task The_last_visit_is_stored_at_most_once_in_five_minutes()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var owner = await service.SignedInAsync("alice");
        var start = service.Now;

        Assert.Equal(start, await SeenAfterAsync((5 * Minute) - 1));
        Assert.Equal(start.AddMinutes(5), await SeenAfterAsync(1));
        Assert.Equal(start.AddMinutes(5), await SeenAfterAsync(1));

        async Task<DateTimeOffset> SeenAfterAsync(int seconds)
        {
            service.Clock.Advance(seconds);
            await owner.GetAsync("/account");
            return (await RowsAsync(service)).Single().LastSeenAt;
        }
    }

    [Fact]
    public async Task A_session_from_a_time_when_the_clock_was_a_year_ahead_is_void_and_an_earlier_one_goes_on()
    {
        await using var service = await RunningService.StartAsync(engine, "Pairing:Sessions:IdleDays=400",
            "Pairing:Sessions:MaximumDays=400");
        using var earlier = await service.SignedInAsync("alice");
        service.Clock.SetDate(TimeSpan.FromDays(365));
        await earlier.GetAsync("/account");
        using var ahead = new Phone(service.Root);
        await ahead.SignInAsync("alice");

        service.Clock.SetDate(TimeSpan.Zero);

        Assert.False(await IsSignedInAsync(ahead));
        Assert.True(await IsSignedInAsync(earlier));
        Assert.Contains(await RowsAsync(service), row => row.LastSeenAt == service.Now);
    }

    [Fact]
    public async Task Dead_rows_are_deleted_and_valid_ones_stay()
    {
        await using var service = await RunningService.StartAsync(engine);
        using var idle = await service.SignedInAsync("alice");
        using var changed = await service.SignedInAsync("bob");
        service.Clock.Advance(30 * Day);
        using var kept = new Phone(service.Root);
        await kept.SignInAsync("alice");
        using var stale = new Phone(service.Root);
        await stale.SignInAsync("bob");
        await service.ReadAsync(database => database.Users.Where(account => account.UserName == "bob")
            .ExecuteUpdateAsync(set => set.SetProperty(account => account.SecurityStamp, "another")));

        while (!await service.Get<Sweep>().RunOnceAsync(default))
        {
            // the service's own sweep is running
        }

        Assert.Single(await RowsAsync(service));
        Assert.True(await IsSignedInAsync(kept));
    }

    private static async Task<bool> IsSignedInAsync(Phone phone) => (await phone.GetAsync("/account")).Heading == "Your account";

    private static Task<List<Session>> RowsAsync(RunningService service) =>
        service.ReadAsync(database => database.Sessions.AsNoTracking().ToListAsync());
}

public sealed class SessionLifeOnSqliteTests() : SessionLifeTests(On.Sqlite);

public sealed class SessionLifeOnPostgreSqlTests() : SessionLifeTests(On.PostgreSql);
