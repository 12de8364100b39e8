using System;
using System.IO;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Boards
{
    /// <summary>The chip's own flash, drive I:. What goes wrong there is told as a value; the caller reads back what it wrote.</summary>
    internal sealed class LittleFs : IFlash
    {
        private const string Drive = "I:\\";

        public byte[]? Read(string name)
        {
            try
            {
                return File.Exists(Drive + name) ? File.ReadAllBytes(Drive + name) : null;
            }
            catch (Exception)
            {
                return null;
            }
        }

        public bool Write(string name, byte[] bytes)
        {
            try
            {
                using (FileStream file = new FileStream(Drive + name, FileMode.Create, FileAccess.Write))
                {
                    file.Write(bytes, 0, bytes.Length);
                    file.Flush();
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        public bool Delete(string name)
        {
            try
            {
                if (File.Exists(Drive + name))
                {
                    File.Delete(Drive + name);
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
