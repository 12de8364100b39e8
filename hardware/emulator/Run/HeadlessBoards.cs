using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Pairing.Emulator.Run;

/// <summary>Many boards on the console: a line for each thing that a board says of itself, until all are paired.</summary>
internal sealed class HeadlessBoards(IReadOnlyList<NamedBoard> boards, Action<string> say)
{
    private readonly HashSet<string> asked = [];
    private readonly HashSet<string> home = [];
    private readonly TaskCompletionSource allPaired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly object sync = new();

    public async Task UntilPairedAsync(CancellationToken cancellation)
    {
        foreach (NamedBoard named in boards)
        {
            named.Board.Log.Written += line => Heard(named, line);
        }

        await allPaired.Task.WaitAsync(cancellation);
    }

    private void Heard(NamedBoard named, string line)
    {
        lock (sync)
        {
            say($"{named.Name} | {line}");
            if (line.StartsWith("code shown", StringComparison.Ordinal) && asked.Add(named.Id))
            {
                say($"{asked.Count} of {boards.Count} show a code.");
            }

            if (line == "home" && home.Add(named.Id))
            {
                say($"{home.Count} of {boards.Count} are paired.");
            }

            if (home.Count == boards.Count)
            {
                allPaired.TrySetResult();
            }
        }
    }
}
