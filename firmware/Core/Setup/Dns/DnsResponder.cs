using System;

namespace Pairing.Firmware.Core.Setup.Dns
{
    /// <summary>
    /// Tells a phone in the setup network that each name is the board (RFC 1035), so that the pages by which phones look for the
    /// internet lead to the setup form. What is no query of one name gets no answer.
    /// </summary>
    public sealed class DnsResponder : Responder
    {
        private const int MostNameBytes = 255; // RFC 1035 2.3.4, with the length of each label and the root
        private const int MostLabelBytes = 63;

        // RFC 1035 4.1.1 and 4.1.2
        private const int QuestionAt = 12;
        private const int FixedBytes = 4; // of a question, behind its name
        private const int AnswerBytes = 16;
        private const int Seconds = 10; // to live: the phone will soon ask another network

        public DnsResponder()
            : base(53)
        {
        }

        /// <summary>To the address that the query came from.</summary>
        public override Datagram? Respond(byte[] bytes, int count)
        {
            int end = QuestionAt + FixedBytes < count && IsQuery(bytes) ? NameEnd(bytes, count) : 0;
            if (end == 0)
            {
                return null;
            }

            // Type A, class IN
            bool isAddress = (bytes[end] << 24 | bytes[end + 1] << 16 | bytes[end + 2] << 8 | bytes[end + 3]) == 0x10001;
            end += FixedBytes;
            byte[] answer = new byte[end + (isAddress ? AnswerBytes : 0)];
            Array.Copy(bytes, answer, end);
            answer[2] |= 0x84; // a response, with authority
            answer[3] = 0x80; // recursion is available: some stacks ask nobody else
            answer[11] = 0; // what may have come behind the question is not sent back
            if (isAddress)
            {
                answer[7] = 1;
                answer[end] = 0xC0; // the name of the question: RFC 1035 4.1.4
                answer[end + 1] = QuestionAt;
                answer[end + 3] = 1;
                answer[end + 5] = 1;
                answer[end + 9] = Seconds;
                answer[end + 11] = 4;
                Ipv4.Write(SetupAccess.AddressNumber, answer, end + 12);
            }

            return new Datagram(answer, null, 0);
        }

        /// <summary>A standard query, whole, with one question and no answer; RFC 6891 may have put something behind.</summary>
        private static bool IsQuery(byte[] bytes)
        {
            return (bytes[2] & 0xFE) == 0
                && (bytes[4] | bytes[6] | bytes[7] | bytes[8] | bytes[9] | bytes[10]) == 0 && bytes[5] == 1;
        }

        /// <summary>Where the rest of the question begins; 0 when the name or the rest is not whole.</summary>
        private static int NameEnd(byte[] bytes, int count)
        {
            int at = QuestionAt;
            int most = Math.Min(count - FixedBytes, QuestionAt + MostNameBytes);
            while (at < most && bytes[at] <= MostLabelBytes)
            {
                int label = bytes[at];
                at += label + 1;
                if (label == 0)
                {
                    return at;
                }
            }

            return 0;
        }
    }
}
