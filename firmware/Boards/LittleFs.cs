using System;
using System.IO;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Boards
{
    /// <summary>
    /// The chip's own flash, drive I:. What goes wrong there is told as a value; the caller reads back what it wrote. A directory
    /// that has the name of a file of ours is nobody's: it gives way. One thread at a time: the setup network's scan writes too.
    /// </summary>
    internal sealed class LittleFs : IFlash
    {
        private const string Drive = "I:\\";

        private readonly object _lock = new object();
        private readonly ILog _log;

        public LittleFs(ILog log)
        {
            _log = log;
        }

        public byte[]? Read(string name)
        {
            try
            {
                lock (_lock)
                {
                    return IsFile(name) ? File.ReadAllBytes(Drive + name) : null;
                }
            }
            catch (Exception e)
            {
                _log.Line("flash: " + name + " cannot be read, " + e.Message);
                return null;
            }
        }

        public bool Has(string name)
        {
            try
            {
                lock (_lock)
                {
                    return IsFile(name);
                }
            }
            catch (Exception)
            {
                return true; // a flash that cannot even tell
            }
        }

        public bool Write(string name, byte[] bytes)
        {
            return Change(name, bytes, " cannot be written, ");
        }

        public bool Delete(string name)
        {
            return Change(name, null, " cannot be deleted, ");
        }

        /// <param name="bytes">Null to delete the file.</param>
        /// <param name="fault">For the log.</param>
        private bool Change(string name, byte[]? bytes, string fault)
        {
            try
            {
                lock (_lock)
                {
                    MakeRoom(name);
                    if (bytes != null)
                    {
                        using (var file = new FileStream(Drive + name, FileMode.Create, FileAccess.Write))
                        {
                            file.Write(bytes, 0, bytes.Length);
                            file.Flush();
                        }
                    }
                    else if (File.Exists(Drive + name))
                    {
                        File.Delete(Drive + name);
                    }
                }

                return true;
            }
            catch (Exception e)
            {
                _log.Line("flash: " + name + fault + e.Message);
                return false;
            }
        }

        /// <summary>File.Exists may say yes to a directory.</summary>
        private static bool IsFile(string name)
        {
            return File.Exists(Drive + name) && !Directory.Exists(Drive + name);
        }

        private static void MakeRoom(string name)
        {
            if (Directory.Exists(Drive + name))
            {
                Remove(Drive + name);
            }
        }

        /// <summary>Directory.Delete takes empty ones only, whatever its second argument says.</summary>
        private static void Remove(string folder)
        {
            foreach (string file in Directory.GetFiles(folder))
            {
                File.Delete(file);
            }

            foreach (string inner in Directory.GetDirectories(folder))
            {
                Remove(inner);
            }

            Directory.Delete(folder);
        }
    }
}
