namespace Pairing.Firmware.Core.Drawing
{
    /// <summary>
    /// Bitmaps for <see cref="Canvas.Draw"/>, 16x16 where nothing else is said: four hexadecimal digits a column, the lowest bit
    /// the top row. As text each costs half of what an array does in the image, and no memory.
    /// </summary>
    public static class Icons
    {
        public const int Size = 16;

        /// <summary>Digits of a column.</summary>
        public const int Digits = 4;

        public const string Tick =
            "030007000E001C00380038001C000E000700038001C000E000700038001C000C";

        public const string Cross =
            "00006006700E381C1C380E7007E003C003C007E00E701C38381C700E60060000";

        public const string Wifi =
            "0020007000380118039C01CC19CC3CCC3CCC19CC01CC039C0118003800700020";

        public const string Clock =
            "07E01C38300C60064002C003C00383F983F9C303C30343026006300C1C3807E0";

        public const string Server =
            "3C3C42425A5A5A5A424242424242424242425A5A42425A5A42425A5A42423C3C";

        public const string Warning =
            "6000F800CE00C380C0E0C038C00EDBF3DBF3C00EC038C0E0C380CE00F8006000";

        public const string BrokenLink =
            "3C00620043004100400060C030801C100838010C03060002008200C20046003C";

        public const string Restart =
            "000003E00FF81C1C180C380E300630063006302E382C183C1C380F3E033C0000";

        /// <summary>A cloud that does not answer, 11x7, for a line of small text.</summary>
        public const string NoServer =
            "00380044004200410055004900550042004200440038";
    }
}
