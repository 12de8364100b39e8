using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Setup
{
    /// <summary>What one life of the board tells the next about the setup network.</summary>
    public sealed class SetupNote
    {
        private const string RecordName = "setup";

        private SetupNote(string[]? texts)
        {
            IsOpen = texts != null && texts[0] == "open";
            IsClosed = texts != null && !IsOpen;
            Reason = texts == null ? "" : texts[1];
            Deployed = texts == null ? "" : texts[2];
        }

        /// <summary>It was opened, and not closed since.</summary>
        public readonly bool IsOpen;

        /// <summary>It closed by itself: the next life does not open it again by itself.</summary>
        public readonly bool IsClosed;

        /// <summary>Why the board could not join, for the form.</summary>
        public readonly string Reason;

        /// <summary>A sum of what was deployed when it opened.</summary>
        public readonly string Deployed;

        public static SetupNote Read(IFlash flash)
        {
            return new SetupNote(Texts.Unpack(new Slots(flash, RecordName).Read(), 3));
        }

        public static void Open(IFlash flash, string reason, string deployed)
        {
            new Slots(flash, RecordName).Write(Texts.Pack("open", reason, deployed));
        }

        public static void Close(IFlash flash)
        {
            new Slots(flash, RecordName).Write(Texts.Pack("closed", "", ""));
        }

        public static void Forget(IFlash flash)
        {
            new Slots(flash, RecordName).Wipe();
        }
    }
}
