namespace Pairing.Firmware.Core.Dates
{
    /// <summary>What to think of the date that the board's clock has.</summary>
    public enum DateVerdict
    {
        /// <summary>No time server has answered yet.</summary>
        Unknown,

        /// <summary>It cannot be: before the last good one, or decades after it.</summary>
        Wrong,
        Good,
    }
}
