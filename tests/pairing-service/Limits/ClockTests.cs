using System.Net;
using Pairing.Protocol;
using Pairing.Service.Limits;
using Pairing.Service.Tests.Databases;
using Pairing.Service.Tests.Pages;
using Pairing.Tests;

namespace Pairing.Service.Tests.Limits;

/// <summary>No wait is longer than its own window, whatever the machine's date did.</summary>
public abstract class ClockTests(On engine)
{
    private const string Nobodys = "WDJB-MJHT";

    private static readonly TimeSpan Year = TimeSpan.FromDays(400);

    [Fact]
    public async Task Wrong_codes_from_a_time_when_the_clock_was_a_year_ahead_are_void()
    {
        await using var service = await RunningService.StartAsync(engine);
        service.Spoil(); // it remembers grants of next year
        service.Clock.SetDate(Year);
        using (var early = await service.SignedInAsync("alice"))
        {
            for (int i = 0; i < 5; i++)
            {
                await early.EnterAsync(Wrong.Code(i));
            }

            Assert.Equal("Too many wrong codes", (await early.EnterAsync(Nobodys)).Heading);
        }

        service.Clock.SetDate(TimeSpan.Zero);
        using var owner = new Phone(service.Root);
        await owner.SignInAsync("alice");
        var right = await service.AskAsync();
        Assert.Equal(HttpStatusCode.Found, (await owner.EnterAsync(right.Code)).Status);
        TrustTable.Add($"A clock that was a year ahead while codes were guessed, and is set right ({engine})", 1, 0, 0, "Clock");
    }

    [Fact]
    public async Task New_codes_from_a_time_when_the_clock_was_a_year_ahead_delay_a_device_for_a_minute_at_most()
    {
        await using var service = await RunningService.StartAsync(engine, "Pairing:Limits:NewCodes=2");
        var screen = new TestDevice(service);
        service.Spoil(); // it remembers grants of next year
        service.Clock.SetDate(Year);
        await screen.AskAsync();
        await screen.AskAsync();

        service.Clock.SetDate(TimeSpan.Zero);
        var refused = await screen.AskAsync();
        Assert.Equal(Wire.SlowDown, refused.Error);
        Assert.InRange(int.Parse(refused.Header("Retry-After")!, null), 1, 60);
        service.Clock.Advance(60);
        Assert.Equal(HttpStatusCode.OK, (await screen.AskAsync()).Status);
    }

    [Fact]
    public async Task Codes_from_a_time_when_the_clock_was_a_year_ahead_do_not_fill_the_places_for_a_year()
    {
        await using var service = await RunningService.StartAsync(engine, Afar.Proxy, "Pairing:Limits:PendingCodes=2");
        var screen = new TestDevice(service);
        service.Spoil(); // it remembers grants of next year
        service.Clock.SetDate(Year);
        await Afar.AskAsync(service, "203.0.113.1");
        await Afar.AskAsync(service, "198.51.100.1");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await screen.AskAsync()).Status);

        service.Clock.SetDate(TimeSpan.Zero);
        service.Clock.Advance(60);
        Assert.Equal(HttpStatusCode.OK, (await screen.AskAsync()).Status);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(-400)]
    public void A_window_in_memory_does_not_notice_the_date(int days)
    {
        var clock = new TestTime();
        var window = new SlidingWindow(1, TimeSpan.FromMinutes(10), clock);
        Assert.True(window.TryTake("a", out _));
        clock.Advance(60);
        clock.SetDate(TimeSpan.FromDays(days));
        Assert.False(window.TryTake("a", out var wait));
        Assert.Equal(TimeSpan.FromMinutes(9), wait);
        Assert.Equal(wait, window.Wait("a"));
        clock.Advance(wait.TotalSeconds);
        Assert.True(window.TryTake("a", out _));
    }
}

public sealed class ClockOnSqliteTests() : ClockTests(On.Sqlite);

public sealed class ClockOnPostgreSqlTests() : ClockTests(On.PostgreSql);
