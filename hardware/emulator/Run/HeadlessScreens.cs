using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Board;
using Pairing.Emulator.Panel;

namespace Pairing.Emulator.Run;

/// <summary>The board's screens as text on the console, each new one once, until it says that it is paired.</summary>
internal sealed partial class HeadlessScreens(VirtualBoard board, Action<string> say)
{
    /// <summary>A picture comes in eight pages, one after the other; it is whole when no more come.</summary>
    private static readonly TimeSpan OnePicture = TimeSpan.FromMilliseconds(100);

    private readonly HashSet<string> _shown = [];
    private readonly TaskCompletionSource _paired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly object _sync = new();

    public async Task UntilPairedAsync(CancellationToken cancellation)
    {
        using ITimer settled =
            TimeProvider.System.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        void Changed() => settled.Change(OnePicture, Timeout.InfiniteTimeSpan);
        // A board that was paired in an earlier run goes home without the screen that says so; its log tells.
        void Logged(string line)
        {
            if (line == "home")
            {
                _paired.TrySetResult();
            }
        }

        board.Log.Written += Logged;
        board.Panel.Changed += Changed;
        try
        {
            Changed();
            await _paired.Task.WaitAsync(cancellation);
        }
        finally
        {
            board.Panel.Changed -= Changed;
            board.Log.Written -= Logged;
        }
    }

    private void Look()
    {
        PanelPicture picture = board.Panel.Picture;
        string text = picture.ReadText();
        lock (_sync)
        {
            // A running clock makes no new screen.
            if (text.Length > 0 && _shown.Add(Clock().Replace(text, "#")))
            {
                say(picture.ToText() + "\n" + text + "\n");
            }
        }

        if (text.Contains("Paired", StringComparison.Ordinal))
        {
            _paired.TrySetResult();
        }
    }

    [GeneratedRegex(@"\d+:\d\d|\d+ (s|min)\b")]
    private static partial Regex Clock();
}
