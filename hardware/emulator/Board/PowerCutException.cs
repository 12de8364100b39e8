using System;

namespace Pairing.Emulator.Board;

/// <summary>
/// Ends a board thread whose board has lost power. Every stand-in throws it once the power is gone, so firmware that
/// catches everything still comes to an end at its next call.
/// </summary>
public sealed class PowerCutException : Exception
{
    public PowerCutException()
        : base("The board has no power.")
    {
    }
}
