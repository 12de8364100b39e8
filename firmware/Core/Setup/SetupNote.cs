using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Setup
{
    /// <summary>What one life of the board tells the next about the setup network.</summary>
    public sealed class SetupNote
    {
        private const string RecordName = "setup";

        private SetupNote(bool isClosed, string reason)
        {
            IsClosed = isClosed;
            Reason = reason;
        }

        /// <summary>It closed by itself: the next life does not open it again by itself.</summary>
        public readonly bool IsClosed;

        /// <summary>Why the board could not join, for the form.</summary>
        public readonly string Reason;

        public static SetupNote Read(IFlash flash)
        {
            string[]? texts = Texts.Unpack(new Slots(flash, RecordName).Read(), 2);
            return new SetupNote(texts != null && texts[0] == "closed", texts == null ? "" : texts[1]);
        }

        public static void Open(IFlash flash, string reason)
        {
            new Slots(flash, RecordName).Write(Texts.Pack("open", reason));
        }

        public static void Close(IFlash flash)
        {
            new Slots(flash, RecordName).Write(Texts.Pack("closed", ""));
        }

        public static void Forget(IFlash flash)
        {
            new Slots(flash, RecordName).Wipe();
        }
    }
}
