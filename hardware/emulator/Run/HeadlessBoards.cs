using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Pairing.Emulator.Run;

/// <summary>Many boards on the console: a line for each thing that a board says of itself, until all are paired.</summary>
internal sealed class HeadlessBoards(IReadOnlyList<NamedBoard> boards, Action<string> say)
{
    private readonly HashSet<string> _asked = [];
    private readonly HashSet<string> _home = [];
    private readonly TaskCompletionSource _allPaired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly object _sync = new();

    public async Task UntilPairedAsync(CancellationToken cancellation)
    {
        foreach (NamedBoard named in boards)
        {
            named.Board.Log.Written += line => Follow(named, line);
        }

        await _allPaired.Task.WaitAsync(cancellation);
    }

    private void Follow(NamedBoard named, string line)
    {
        lock (_sync)
        {
            say($"{named.Name} | {line}");
            if (line.StartsWith("code shown", StringComparison.Ordinal) && _asked.Add(named.Id))
            {
                say($"{_asked.Count} of {boards.Count} show a code.");
            }

            if (line == "home" && _home.Add(named.Id))
            {
                say($"{_home.Count} of {boards.Count} are paired.");
            }

            if (_home.Count == boards.Count)
            {
                _allPaired.TrySetResult();
            }
        }
    }
}
