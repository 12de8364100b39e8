using System.Globalization;
using System.Text;

namespace Pairing.Service.Limits;

/// <summary>
/// The maximum number of connections over all ports: the limit of open files minus the files that the process itself needs.
/// At the limit, new connections wait in the system's queue.
/// </summary>
public sealed class Connections(ILogger<Connections> log, TimeProvider time) : IDisposable
{
    /// <summary>Assemblies take 300. The others are for the database and its connections.</summary>
    private const int OwnFiles = 600;

    private readonly SemaphoreSlim _room = new(Maximum);
    private readonly SlidingWindow _said = new(1, TimeSpan.FromMinutes(1), time);

    /// <summary>The number of open connections.</summary>
    public static int Maximum { get; } = MaximumOf(OpenFiles());

    /// <summary>
    /// The number of connections that may wait for a response. The others are for new requests, such as a phone's.
    /// </summary>
    public static int MaximumHeld { get; } = Maximum - Math.Max(Maximum / 20, Math.Min(100, Maximum / 2));

    /// <summary>Takes one connection, after waiting until one is available.</summary>
    public Task EnterAsync(CancellationToken cancel)
    {
        if (_room.CurrentCount == 0 && _said.TryTake("full", out _))
        {
            log.LogWarning(
                "{Maximum} connections are open, the most that the limit of open files (ulimit -n) allows. New connections wait",
                Maximum);
        }

        return _room.WaitAsync(cancel);
    }

    public void Release() => _room.Release();

    public void Dispose() => _room.Dispose();

    private static int MaximumOf(long files) => (int)Math.Clamp(Math.Max(files - OwnFiles, files / 4), 1, int.MaxValue);

    /// <summary>The limit of open files. .NET raises the soft limit to the hard limit by itself.</summary>
    private static long OpenFiles()
    {
        const string limits = "/proc/self/limits"; // Linux
        string? line = File.Exists(limits)
            ? File.ReadLines(limits, Encoding.ASCII).FirstOrDefault(l => l.StartsWith("Max open files", StringComparison.Ordinal))
            : null;
        return line?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, _, var hard, ..]
            && long.TryParse(hard, CultureInfo.InvariantCulture, out long most)
            ? most
            : long.MaxValue;
    }
}
