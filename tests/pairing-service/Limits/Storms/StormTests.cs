using Pairing.Tests;
using Xunit.Abstractions;

namespace Pairing.Service.Tests.Limits.Storms;

/// <summary>
/// Wrong sign-ins, registrations, codes and guesses of secrets storm at once from other addresses, and honest people pair. The
/// service is a process of its own with real hashes and a real disk. It is late, but it never fails.
/// </summary>
public sealed class StormTests(ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>Of each of the two kinds of people.</summary>
    private static readonly int Rounds = Soak.Rounds(inSuite: 3, inSoak: 60);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}");
    private readonly List<HonestPerson> _people = [];
    private ServiceProcess _service = null!;

    public async Task InitializeAsync() => _service = await ServiceProcess.StartAsync(
        _folder, 0, heard: null, ["Pairing:Accounts:Registration=open"], ("Pairing__Clients__api__Secret", TestDevice.Secret));

    public Task DisposeAsync()
    {
        _people.ForEach(person => person.Dispose());
        _service.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task In_a_storm_owners_with_their_browser_and_newcomers_with_a_new_one_sign_in_approve_and_pair()
    {
        var service = _service.Http.BaseAddress!;
        string[] owners = [.. Enumerable.Range(0, Math.Min(Rounds, 10)).Select(i => $"owner{i}")];
        var known = await Task.WhenAll(owners.Select((name, i) => MakeAsync(service, name, $"127.9.{i}.1")));
        var newcomers = new List<HonestPerson>();
        for (int i = 0; i < Rounds; i++)
        {
            newcomers.Add(await MakeAsync(service, $"newcomer{i}", $"127.10.{i}.1"));
        }

        await TimeAsync("warm-up", known);
        var (quiet, quietNew) = (await TimeAsync("quiet, owners", known), await TimeAsync("quiet, newcomers", newcomers));
        newcomers.ForEach(person => person.ChangeBrowser());
        await using (var storm = new Storm(service, owners))
        {
            await storm.IsOnAsync();
            var stormy = await TimeAsync("storm, owners", Enumerable.Range(0, Rounds).Select(i => known[i % known.Length]));
            var stormyNew = await TimeAsync("storm, newcomers", newcomers);
            output.WriteLine($"Figure: p99 storm to quiet: owners {stormy / quiet:0.0}, newcomers {stormyNew / quietNew:0.0}");
            output.WriteLine($"Figure: meanwhile {storm.Answers}");
        }
    }

    private async Task<HonestPerson> MakeAsync(Uri service, string name, string home)
    {
        var person = new HonestPerson(service, name, home);
        _people.Add(person);
        await person.RegisterAsync();
        return person;
    }

    /// <returns>The 99th percentile in milliseconds.</returns>
    private async Task<double> TimeAsync(string what, IEnumerable<HonestPerson> people)
    {
        var times = new List<double>();
        foreach (var person in people)
        {
            times.Add((await person.PairAsync()).TotalMilliseconds);
        }

        times.Sort();
        var (p50, p99) = (times[times.Count / 2], times[(int)(times.Count * 0.99)]);
        output.WriteLine($"Figure: {what}: {times.Count} pairings, p50 {p50:0} ms, p99 {p99:0} ms");
        return p99;
    }
}
