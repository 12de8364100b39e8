using Pairing.Service.Grants;

namespace Pairing.Service.Tests.Storage;

/// <summary>Many new grants at once share transactions, and each still has its own outcome.</summary>
public sealed class GrantInsertsTests : IAsyncLifetime
{
    private RunningService _service = null!;

    public async Task InitializeAsync() => _service = await RunningService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task All_of_many_at_once_are_stored()
    {
        var grants = Enumerable.Range(0, 500).Select(i => Grant($"d{i}", $"u{i}")).ToList();
        Assert.All(await AddAsync(grants), Assert.True);
        Assert.Equal(500, await _service.Get<IGrants>().CountPendingAsync(_service.Clock.GetUtcNow(), default));
    }

    [Fact]
    public async Task A_code_that_is_taken_fails_alone()
    {
        await AddAsync([Grant("first", "taken")]);
        var grants = Enumerable.Range(0, 100).Select(i => Grant($"d{i}", i == 50 ? "taken" : $"u{i}")).ToList();
        bool[] added = await AddAsync(grants);
        Assert.Equal(50, Array.IndexOf(added, false));
        Assert.Equal(99, added.Count(a => a));
        Assert.Equal(100, await _service.Get<IGrants>().CountPendingAsync(_service.Clock.GetUtcNow(), default));
    }

    [Fact]
    public async Task Of_the_same_code_many_times_at_once_one_is_stored()
    {
        bool[] added = await AddAsync([.. Enumerable.Range(0, 50).Select(i => Grant($"d{i}", "same"))]);
        Assert.Single(added, true);
    }

    private Task<bool[]> AddAsync(List<Grant> grants) =>
        Task.WhenAll(grants.Select(grant => Task.Run(() => _service.Get<IGrants>().AddAsync(grant, default))));

    private Grant Grant(string deviceCodeHash, string userCodeHash) => new()
    {
        DeviceCodeHash = deviceCodeHash,
        UserCodeHash = userCodeHash,
        ClientId = "screen",
        Scope = "device",
        AskedFrom = "192.0.2.7",
        AskedAt = _service.Clock.GetUtcNow(),
        ExpiresAt = _service.Clock.GetUtcNow().AddSeconds(600),
        Interval = 5,
    };
}
