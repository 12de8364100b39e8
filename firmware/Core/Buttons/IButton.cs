namespace Pairing.Firmware.Core.Buttons
{
    /// <summary>The one button.</summary>
    public interface IButton
    {
        /// <summary>As it is this moment: bounce and all.</summary>
        bool IsDown { get; }

        /// <summary>True once after each press that began and outlasted the bounce, however long nobody asked.</summary>
        bool TryTakeFall();
    }
}
