namespace Pairing.Firmware.Core.Buttons
{
    /// <summary>The one button, as it is this moment: bounce and all.</summary>
    public interface IButton
    {
        bool IsDown { get; }
    }
}
