using Pairing.Emulator.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>nanoFramework.Runtime.Native: the board's heap is not modelled; the figure is that of an idle board.</summary>
internal static class GC
{
    public static uint Run(bool compactHeap) => PowerCycle.Current == null ? 0 : 98_304u;

    public static void EnableGCMessages(bool enable)
    {
        // The emulator's heap is not the board's; there is nothing to tell.
    }
}
