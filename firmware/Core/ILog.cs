namespace Pairing.Firmware.Core
{
    /// <summary>The serial console: one line for each step of the board's life, never a secret.</summary>
    public interface ILog
    {
        void Line(string text);
    }
}
