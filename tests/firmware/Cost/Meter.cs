namespace Pairing.Firmware.Tests.Cost;

/// <summary>
/// Counts the instructions of the metered copy of this assembly. On the board a string is UTF-8, so its length and its characters
/// are looked for from its beginning: in the time of one instruction the interpreter goes through about eight letters.
/// </summary>
public static class Meter
{
    public static long Count;

    public static int Length(string text)
    {
        Count += text.Length / LettersAnInstruction;
        return text.Length;
    }

    public static char Letter(string text, int index)
    {
        Count += index / LettersAnInstruction;
        return text[index];
    }

    private const int LettersAnInstruction = 8;
}
