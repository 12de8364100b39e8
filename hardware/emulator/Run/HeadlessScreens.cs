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
    private readonly HashSet<string> shown = [];
    private readonly TaskCompletionSource paired = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly object sync = new();

    public async Task UntilPairedAsync(CancellationToken cancellation)
    {
        board.Panel.Changed += Look;
        try
        {
            Look();
            await paired.Task.WaitAsync(cancellation);
        }
        finally
        {
            board.Panel.Changed -= Look;
        }
    }

    private void Look()
    {
        PanelPicture picture = board.Panel.Picture;
        string text = picture.ReadText();
        lock (sync)
        {
            // A running clock makes no new screen.
            if (text.Length > 0 && shown.Add(Clock().Replace(text, "#")))
            {
                say(picture.ToText() + "\n" + text + "\n");
            }
        }

        if (text.Contains("Paired", StringComparison.Ordinal))
        {
            paired.TrySetResult();
        }
    }

    [GeneratedRegex(@"\d+:\d\d|\d+ s\b")]
    private static partial Regex Clock();
}
