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

        /// <summary>Puts these bytes in place of whatever was there. False when the flash refuses.</summary>
        bool Write(string name, byte[] bytes);

        /// <summary>False when the file is still there afterwards.</summary>
        bool Delete(string name);
    }
}
