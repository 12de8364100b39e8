using Pairing.Emulator.Board;

namespace System.Diagnostics;

/// <summary>mscorlib: as Console, but only in a Debug build.</summary>
internal static class Debug
{
    [Conditional("DEBUG")]
    public static void Write(string? message) => PowerCycle.Current.Board.Log.Write(message ?? "");

    [Conditional("DEBUG")]
    public static void WriteLine() => Write("\n");

    [Conditional("DEBUG")]
    public static void WriteLine(string? message) => Write(message + "\n");

    [Conditional("DEBUG")]
    public static void Assert(bool condition) => Assert(condition, "");

    [Conditional("DEBUG")]
    public static void Assert(bool condition, string message)
    {
        if (!condition)
        {
            WriteLine("Assertion failed. " + message);
        }
    }
}
