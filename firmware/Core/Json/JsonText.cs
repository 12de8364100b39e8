namespace Pairing.Firmware.Core.Json
{
    /// <summary>
    /// A place in a JSON text, which moves on. It looks into one piece at a time: on the board, whatever looks into a string
    /// walks it from its start, so that a long one would cost the square of its length.
    /// </summary>
    internal sealed class JsonText
    {
        /// <summary>In place of a character where there is none.</summary>
        public const char End = '\0';

        private const int PieceLength = 256;
        private const string Blanks = " \t\r\n\uFEFF"; // RFC 8259 2, and the mark with which some editors begin a file

        private readonly string _text;
        private readonly int _length;
        private string _piece = "";
        private char[] _letters = new char[0]; // of the piece
        private int _from; // the piece

        public JsonText(string text)
        {
            _text = text;
            _length = text.Length;
        }

        public int At;

        /// <summary>On to the next of these marks; which it is.</summary>
        public char Hop(char[] marks)
        {
            while (At < _length)
            {
                Load();
                int found = _piece.IndexOfAny(marks, At - _from);
                if (found >= 0)
                {
                    At = _from + found;
                    return _letters[found];
                }

                At = _from + _letters.Length;
            }

            return End;
        }

        /// <summary>On to the next character that is no white space; which it is.</summary>
        public char Peek()
        {
            while (At < _length)
            {
                Load();
                char c = _letters[At - _from];
                if (c > ' ' && c != '\uFEFF')
                {
                    return c;
                }

                // A run at once, since a document may be full of blanks; any other control character ends the text
                string rest = _piece.Substring(At - _from);
                int blanks = rest.Length - rest.TrimStart(Blanks.ToCharArray()).Length;
                if (blanks == 0)
                {
                    return End;
                }

                At += blanks;
            }

            return End;
        }

        /// <param name="start">Where the place was before.</param>
        /// <param name="end">The place, or just before it.</param>
        public string Cut(int start, int end)
        {
            return start < _from ? _text.Substring(start, end - start) : _piece.Substring(start - _from, end - start);
        }

        /// <summary>The piece that holds the place.</summary>
        private void Load()
        {
            if (At >= _from + _letters.Length)
            {
                // Up to a quotation mark, since a cut within a character of four bytes might break it.
                int end = At + PieceLength < _length ? _text.IndexOf('"', At + PieceLength) : -1;
                _from = At;
                _piece = _text.Substring(At, (end < 0 ? _length : end) - At);
                _letters = _piece.ToCharArray();
            }
        }
    }
}
