namespace Pairing.Emulator;

internal static class Program
{
    private static void Main() => Firmware.Program.Main();
}
