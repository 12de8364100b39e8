using Pairing.Service.Limits;

namespace Pairing.Service.Tests.Limits;

public sealed class WorkThreadsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_known_browser_is_first_and_networks_take_turns_however_many_jobs_one_of_them_has_sent()
    {
        using var threads = new WorkThreads(1, TimeProvider.System);
        using var gate = new ManualResetEventSlim();
        using var started = new ManualResetEventSlim();
        var order = new List<string>(); // only the one thread adds to it
        var first = threads.RunAsync("a", () =>
        {
            started.Set();
            return gate.Wait(Patience);
        });
        Assert.True(started.Wait(Patience));
        Task[] others =
        [
            .. Enumerable.Range(1, 4).Select(i => Add("a", $"a{i}")), Add("b", "b1"), Add("c", "c1"), Add("b", "b2"),
            Add("b", "known", isFirst: true),
        ];

        gate.Set();
        Assert.True(await first.WaitAsync(Patience));
        await Task.WhenAll(others).WaitAsync(Patience);

        Assert.Equal(["known", "b1", "c1", "a1", "b2", "a2", "a3", "a4"], order); // "a" has had one before

        Task Add(string network, string job, bool isFirst = false) => threads.RunAsync(
            network,
            () =>
            {
                order.Add(job);
                return true;
            },
            isFirst);
    }

    [Fact]
    public async Task A_job_that_fails_fails_its_caller_and_nothing_else()
    {
        using var threads = new WorkThreads(1, TimeProvider.System);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => threads.RunAsync<bool>("a", () => throw new InvalidOperationException()).WaitAsync(Patience));
        Assert.True(await threads.RunAsync("a", () => WorkThreads.IsCurrent).WaitAsync(Patience));
        Assert.False(WorkThreads.IsCurrent);
    }
}
