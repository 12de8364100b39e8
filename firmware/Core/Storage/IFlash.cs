namespace Pairing.Firmware.Core.Storage
{
    /// <summary>
    /// Small named files. Nothing here is atomic: when the power goes during a write, the file may be missing or
    /// hold only a first part of the bytes.
    /// </summary>
    public interface IFlash
    {
        /// <summary>The file's bytes; null when there is none or it cannot be read.</summary>
        byte[]? Read(string name);

        /// <summary>
        /// True where there is such a file: what <see cref="Read"/> does not give is then an error of the flash.
        /// </summary>
        bool Has(string name);

        /// <summary>Puts these bytes in place of whatever was there. False when the flash refuses.</summary>
        bool Write(string name, byte[] bytes);

        /// <summary>False when the file is still there afterwards.</summary>
        bool Delete(string name);
    }
}
