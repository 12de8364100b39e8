extern alias board;
using board::Pairing.Emulator.Board;

namespace Pairing.Emulator.Tests.Board;

/// <summary>What a board says on its serial console.</summary>
internal static class Sayings
{
    /// <summary>Until a line begins so; it may have been said already.</summary>
    public static async Task WaitUntilSaidAsync(this VirtualBoard vessel, string beginning)
    {
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear(string line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                said.TrySetResult();
            }
        }

        vessel.Log.Written += Hear;
        vessel.Log.Lines.ToList().ForEach(Hear);
        try
        {
            await said.Task.WaitAsync(OnBoard.Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Nobody said '{beginning}':\n{vessel.Log}");
        }
        finally
        {
            vessel.Log.Written -= Hear;
        }
    }
}
