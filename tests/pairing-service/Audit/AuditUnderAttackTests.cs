using Pairing.Service.Audit;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Audit;

/// <summary>What strangers cause is counted: one row and one line of the log a minute and kind.</summary>
public sealed class AuditUnderAttackTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_thousand_wrong_passwords_become_a_row_and_a_line_for_each_kind()
    {
        const int Attempts = 1000;
        await using var service = await RunningService.StartAsync();
        await service.AddAccountAsync("alice");
        int before = (await Audited.RowsAsync(service)).Count;
        string[] from = ["127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4"];
        await Task.WhenAll(from.Select(async address =>
        {
            using var guesser = new Phone(service.Root, address);
            await guesser.GetAsync("/account/sign-in");
            for (int i = 0; i < Attempts / from.Length; i++)
            {
                string name = i % 2 == 0 ? "alice" : "no-such-name";
                await guesser.PostAsync("/account/sign-in", ("Name", name), ("Password", "wrong"));
            }
        }));
        Assert.Equal(before, (await Audited.RowsAsync(service)).Count); // nothing until the minute ends

        await EndMinuteAsync(service, AuditKind.SignInThrottled);

        var failed = Assert.Single(await Audited.RowsAsync(service, AuditKind.SignInFailed));
        var throttled = Assert.Single(await Audited.RowsAsync(service, AuditKind.SignInThrottled));
        Assert.Equal(Attempts, failed.Count + throttled.Count);
        Assert.Equal(before + 2, (await Audited.RowsAsync(service)).Count);
        Assert.Equal("several", failed.Network);
        Assert.Contains("from 127.0.0.1 for \"alice\"", failed.Details, StringComparison.Ordinal);
        Assert.Contains("others", failed.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("no-such-name", failed.Details, StringComparison.Ordinal);
        Assert.Equal(2, Lines(service, "sign_in_"));
        Assert.Null(await Audited.FaultAsync(service));
        Assert.True(failed.IsAbout("Alice") && !failed.IsAbout("ali"));
    }

    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task Beyond_the_limit_of_a_minute_decisions_share_a_row(On engine)
    {
        await using var service = await RunningService.StartAsync(engine, "Pairing:Audit:RowsPerMinute=2");
        string account = await service.AccountAsync("ada");
        for (int i = 0; i < 5; i++)
        {
            var code = await service.AskAsync();
            Assert.True(await service.Grants.ApproveAsync(
                code.Id, account, service.Now, default, new AuditEvent(AuditKind.Approved, AuditOrigin.Service)));
        }

        Assert.Equal(2, (await Audited.RowsAsync(service, AuditKind.Approved)).Count);
        await EndMinuteAsync(service, AuditKind.Approved);
        Assert.Equal([1, 1, 3], (await Audited.RowsAsync(service, AuditKind.Approved)).Select(row => row.Count));
        Assert.Null(await Audited.FaultAsync(service));
    }

    [Fact]
    public async Task A_single_failure_has_its_account_and_its_network_and_the_time_when_it_happened()
    {
        await using var service = await RunningService.StartAsync();
        await service.AddAccountAsync("alice");
        using var guesser = new Phone(service.Root, "127.0.0.9");
        await guesser.GetAsync("/account/sign-in");
        await guesser.PostAsync("/account/sign-in", ("Name", "alice"), ("Password", "wrong"));
        var at = service.Now;

        await EndMinuteAsync(service, AuditKind.SignInFailed);

        var row = Assert.Single(await Audited.RowsAsync(service, AuditKind.SignInFailed));
        Assert.Equal(("alice", "127.0.0.9", 1, null), (row.Account, row.Network, row.Count, row.Details));
        Assert.Equal(at.ToUnixTimeSeconds(), row.At.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task What_was_counted_is_written_when_the_service_stops()
    {
        await using var service = await RunningService.StartAsync();
        using var guesser = new Phone(service.Root);
        await guesser.GetAsync("/account/sign-in");
        await guesser.PostAsync("/account/sign-in", ("Name", "alice"), ("Password", "wrong"));

        await service.RestartAsync();

        Assert.Single(await Audited.RowsAsync(service, AuditKind.SignInFailed));
    }

    [Fact]
    public void Counts_that_could_not_be_written_are_counted_on()
    {
        var minute = new AuditMinute(new(), new TestTime());
        Add(minute, 3, "ada");
        var failed = Assert.Single(minute.Take());
        Add(minute, 2, "bob");
        minute.Return(failed);

        var summary = Assert.Single(minute.Take()).Summary();

        Assert.Equal((5, null), (summary.Count, summary.Account));
        Assert.Equal("3 from here for \"ada\"; 2 from here for \"bob\"", summary.Details);
        Assert.Empty(minute.Take());
    }

    private static void Add(AuditMinute minute, int number, string account)
    {
        for (int i = 0; i < number; i++)
        {
            minute.Add(new AuditEvent(AuditKind.SignInFailed, new AuditOrigin("person", "here")) { Account = account });
        }
    }

    /// <param name="last">The row that is written last.</param>
    private static async Task EndMinuteAsync(RunningService service, AuditKind last)
    {
        // the audit, the sweep and the keys have a timer of a minute, which begins a moment after the start
        await service.Clock.WhenAwaitedAsync(Minute, timers: 3).WaitAsync(Minute);
        var written = service.Log.Next(AuditKinds.NameOf(last));
        service.Clock.Advance(Minute);
        await written.WaitAsync(Minute);
        await service.Get<AuditTrail>().FlushAsync();
    }

    private static int Lines(RunningService service, string words) =>
        service.Log.Text.Split('\n').Count(line => line.Contains("Audit", StringComparison.Ordinal)
            && line.Contains(words, StringComparison.Ordinal));
}
