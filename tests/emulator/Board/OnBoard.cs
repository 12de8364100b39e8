extern alias board;
using board::Pairing.Emulator.Board;

namespace Pairing.Emulator.Tests.Board;

/// <summary>Runs a piece of a test as if it were firmware.</summary>
internal static class OnBoard
{
    /// <summary>Long enough for a busy machine; what ends sooner is not waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static readonly BoardSettings Plain = new() { JoinTime = TimeSpan.Zero };

    /// <summary>Of the board's thread, by the board's time. Milliseconds; -1: for good.</summary>
#pragma warning disable RS0030 // the board's thread, not this one's
    public static void Sleep(int milliseconds) => board::System.Threading.Thread.Sleep(milliseconds);
#pragma warning restore RS0030

    public static Task<T> RunAsync<T>(Func<T> firmware, BoardSettings? settings = null) => RunAsync(_ => firmware(), settings);

    /// <summary>A board of its own, with its network up.</summary>
    public static async Task<T> RunAsync<T>(Func<VirtualBoard, T> firmware, BoardSettings? settings = null)
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        VirtualBoard? vessel = null;
        using var made = VirtualBoard.Create((settings ?? Plain) with
        {
            Program = () =>
            {
                try
                {
                    board::nanoFramework.Networking.WifiNetworkHelper.Reconnect(false, 0, default);
                    result.SetResult(firmware(vessel!));
                }
                catch (Exception fault)
                {
                    result.SetException(fault);
                }
            },
        });
        vessel = made;
        made.PowerOn();
        return await result.Task.WaitAsync(Patience);
    }

    /// <summary>What the firmware would have to catch.</summary>
    public static Task<Exception?> ThrownByAsync(Action firmware, BoardSettings? settings = null) => RunAsync(
        () =>
        {
            try
            {
                firmware();
                return null;
            }
            catch (Exception fault)
            {
                return fault;
            }
        },
        settings);
}
