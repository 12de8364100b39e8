using System.Globalization;
using System.Text;

namespace Pairing.Service.Limits;

/// <summary>
/// The room for connections, over all ports together: as many as the process may open files, but for those that it needs
/// itself. Who comes when it is full waits in the system's queue until one of the others ends.
/// </summary>
public sealed class Connections(ILogger<Connections> log, TimeProvider time) : IDisposable
{
    /// <summary>Assemblies are 300 of them; the others are for the database and what it sends.</summary>
    private const int OwnFiles = 600;

    private readonly SemaphoreSlim _room = new(Maximum);
    private readonly SlidingWindow _said = new(1, TimeSpan.FromMinutes(1), time);

    /// <summary>Open at once.</summary>
    public static int Maximum { get; } = MaximumOf(OpenFiles());

    /// <summary>How many of them may wait for an answer; the others are for those who come with a request, such as a phone.</summary>
    public static int MaximumHeld { get; } = Maximum - Math.Max(Maximum / 20, Math.Min(100, Maximum / 2));

    /// <summary>Takes the room of one connection, as soon as there is any.</summary>
    public Task EnterAsync(CancellationToken cancel)
    {
        if (_room.CurrentCount == 0 && _said.TryTake("full", out _))
        {
            log.LogWarning("{Maximum} connections are open, as many as the limit of open files (ulimit -n) allows; more have to wait", Maximum);
        }

        return _room.WaitAsync(cancel);
    }

    public void Leave() => _room.Release();

    public void Dispose() => _room.Dispose();

    private static int MaximumOf(long files) => (int)Math.Clamp(Math.Max(files - OwnFiles, files / 4), 1, int.MaxValue);

    /// <summary>As many as this process may have open. .NET raises the soft limit to the hard one by itself, where there is one.</summary>
    private static long OpenFiles()
    {
        const string limits = "/proc/self/limits"; // Linux
        string? line = File.Exists(limits)
            ? File.ReadLines(limits, Encoding.ASCII).FirstOrDefault(l => l.StartsWith("Max open files", StringComparison.Ordinal))
            : null;
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, _, var hard, ..] && long.TryParse(hard, CultureInfo.InvariantCulture, out long most)
            ? most
            : long.MaxValue;
    }
}
