using System;

namespace Pairing.Firmware.Core.Storage
{
    /// <summary>
    /// One record in two files, so that a power cut at any moment leaves the record from before or the new one, never neither:
    /// the newer file is not touched while the older one is written over.
    ///     bytes 0-3 sequence | 4-7 length | the record | last 4 CRC-32 of all before it       (least byte first)
    /// </summary>
    public sealed class Slots
    {
        private const int HeaderLength = 8;
        private const int CrcLength = 4;

        private readonly IFlash _flash;
        private readonly string[] _names;

        public Slots(IFlash flash, string name)
        {
            _flash = flash;
            _names = new string[] { name + ".0", name + ".1" };
        }

        /// <summary>
        /// The flash would not give one of the files when last asked: what was read may not be the newest, and where nothing
        /// was read
        /// there may be something.
        /// </summary>
        public bool IsDoubtful;

        /// <summary>The newest record that is whole; null when there is none, which is how a device begins.</summary>
        public byte[]? Read()
        {
            byte[]? file = Newest(out int _);
            return file == null ? null : Bytes.Part(file, HeaderLength, file.Length - HeaderLength - CrcLength);
        }

        /// <summary>
        /// True once the record has been read back as it was written: that is what a power cut leaves, whatever the flash says
        /// of the write.
        /// </summary>
        public bool Write(byte[] record)
        {
            byte[]? newest = Newest(out int slot);
            if (newest == null && IsDoubtful)
            {
                return false; // the file that cannot be read may be the one record there is
            }

            string older = _names[newest == null ? 0 : 1 - slot];
            byte[] file = Frame(record, newest == null ? 1 : BitConverter.ToUInt32(newest, 0) + 1);
            _flash.Write(older, file);
            return Bytes.AreEqual(_flash.Read(older), file);
        }

        /// <summary>The older file goes first: the other order, cut short, would bring an old record back.</summary>
        public bool Wipe()
        {
            Newest(out int slot);
            return _flash.Delete(_names[1 - slot]) && _flash.Delete(_names[slot]);
        }

        private byte[]? Newest(out int slot)
        {
            IsDoubtful = false;
            byte[]? first = Load(_names[0]);
            byte[]? second = Load(_names[1]);
            slot = second != null && (first == null || IsAfter(second, first)) ? 1 : 0;
            byte[]? newer = slot == 1 ? second : first;
            if (IsWhole(newer))
            {
                return newer; // the older one need not be checked
            }

            byte[]? older = slot == 1 ? first : second;
            bool isOlder = IsWhole(older);
            slot = isOlder ? 1 - slot : 0;
            return isOlder ? older : null;
        }

        private byte[]? Load(string name)
        {
            byte[]? file = _flash.Read(name);
            IsDoubtful |= file == null && _flash.Has(name);
            return file == null || file.Length < HeaderLength + CrcLength ? null : file;
        }

        /// <summary>By the difference, so that the sequence may run over.</summary>
        private static bool IsAfter(byte[] one, byte[] other)
        {
            return (int)(BitConverter.ToUInt32(one, 0) - BitConverter.ToUInt32(other, 0)) > 0;
        }

        private static bool IsWhole(byte[]? file)
        {
            if (file == null)
            {
                return false;
            }

            int end = file.Length - CrcLength;
            return BitConverter.ToUInt32(file, 4) == (uint)(end - HeaderLength)
                && BitConverter.ToUInt32(file, end) == Crc32.Of(file, end);
        }

        private static byte[] Frame(byte[] record, uint sequence)
        {
            byte[] file = new byte[HeaderLength + record.Length + CrcLength];
            BitConverter.GetBytes(sequence).CopyTo(file, 0);
            BitConverter.GetBytes((uint)record.Length).CopyTo(file, 4);
            record.CopyTo(file, HeaderLength);
            int end = HeaderLength + record.Length;
            BitConverter.GetBytes(Crc32.Of(file, end)).CopyTo(file, end);
            return file;
        }
    }
}
