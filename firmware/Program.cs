namespace Pairing.Firmware
{
    /// <summary>Picks the board, wires, runs the loop.</summary>
    public static class Program
    {
        public static void Main()
        {
        }
    }
}
