using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Core.Storage;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.Keeping
{
    /// <summary>What the owner wants to read on the screen, as the server last sent it and as it is kept in flash.</summary>
    public sealed class Words
    {
        public static readonly Words None = new Words("", "", 0);

        private const int Members = 4;
        private const int LongestTag = 128;

        private Words(string text, string tag, int waitSeconds)
        {
            Text = text;
            Tag = tag;
            WaitSeconds = waitSeconds;
        }

        /// <summary>Lines with \n between them; empty for nothing.</summary>
        public readonly string Text;

        /// <summary>
        /// The server's name for this state (RFC 9110 8.8.3); empty when it gave none, or one too long to keep.
        /// </summary>
        public readonly string Tag;

        /// <summary>For how long a request for others is held; 0: it is not.</summary>
        public readonly int WaitSeconds;

        public static Words From(Response response, string tag)
        {
            string text = response.text;
            text = text.Length > Defaults.ScreenTextLength ? text.Substring(0, Defaults.ScreenTextLength) : text;
            bool isTagged = tag.Length > 0 && tag.Length <= LongestTag;
            return new Words(text, isTagged ? tag : "", isTagged ? LongPoll.Offered(response.prefer_wait, 0) : 0);
        }

        public bool IsSameAs(Words other)
        {
            return Text == other.Text && Tag == other.Tag && WaitSeconds == other.WaitSeconds;
        }

        /// <summary>None when the record is not one, or belongs to another server or client.</summary>
        public static Words Unpack(byte[]? record, DeviceSettings settings)
        {
            string[]? texts = Texts.Unpack(record, Members);
            return texts == null || texts[0] != settings.Identity || !int.TryParse(texts[3], out int wait)
                ? None
                : new Words(texts[1], texts[2], wait);
        }

        public byte[] Pack(DeviceSettings settings)
        {
            return Texts.Pack(settings.Identity, Text, Tag, WaitSeconds.ToString());
        }
    }
}
