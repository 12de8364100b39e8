using Pairing.Service.Storage;

namespace Pairing.Service.Tests.Storage;

public sealed class SharedWritesTests
{
    [Fact]
    public async Task What_arrives_during_a_write_shares_the_next_one()
    {
        List<int> sizes = [];
        TaskCompletionSource disk = new(), isBusy = new();
        SharedWrites<int, int> writes = new(async (rows, requests) =>
        {
            Assert.Equal(rows.Count, requests.Count);
            sizes.Add(rows.Count);
            isBusy.TrySetResult();
            await disk.Task;
            return [.. rows.Select(row => row * 2)];
        });
        var first = writes.AddAsync(0);
        await isBusy.Task.WaitAsync(TimeSpan.FromMinutes(1));
        var others = Enumerable.Range(1, 700).Select(writes.AddAsync).ToList();
        Assert.All([first, .. others], row => Assert.False(row.IsCompleted));
        disk.SetResult();
        int[] told = await Task.WhenAll([first, .. others]);
        Assert.Equal(Enumerable.Range(0, 701).Select(i => i * 2), told);
        Assert.Equal([1, 500, 200], sizes);
    }

    [Fact]
    public async Task A_failed_write_is_told_to_all_who_share_it_and_the_next_one_goes_on()
    {
        bool fails = true;
        SharedWrites<int, int> writes = new((rows, _) => fails
            ? Task.FromException<int[]>(new IOException("The disk is full."))
            : Task.FromResult<int[]>([.. rows]));
        var failed = Enumerable.Range(0, 20).Select(writes.AddAsync).ToList();
        foreach (var row in failed)
        {
            await Assert.ThrowsAsync<IOException>(() => row.WaitAsync(TimeSpan.FromMinutes(1)));
        }

        fails = false;
        Assert.Equal(7, await writes.AddAsync(7));
    }
}
