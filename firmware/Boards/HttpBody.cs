using System;
using System.IO;
using System.Text;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Network;

namespace Pairing.Firmware.Boards
{
    /// <summary>The body of an answer, read with a deadline and a cap, since the library has neither for it.</summary>
    internal sealed class HttpBody
    {
        private const int FirstBuffer = 512; // a pending poll fits
        private const int EmptyReads = 3; // so many reads of nothing are the end

        private readonly IClock _clock;
        private readonly long _deadline;
        private readonly int _maximum;
        private byte[] _buffer = new byte[0];
        private int _length;

        public HttpBody(IClock clock, long deadline, int maximum)
        {
            _clock = clock;
            _deadline = deadline;
            _maximum = maximum;
        }

        public string Text
        {
            get { return Encoding.UTF8.GetString(_buffer, 0, _length); }
        }

        /// <param name="stream">Where it comes from.</param>
        /// <param name="announced">Its length as the server tells it; -1 when the server does not.</param>
        public HttpFailure Read(Stream stream, long announced)
        {
            if (announced > _maximum)
            {
                return HttpFailure.TooLong;
            }

            _buffer = new byte[announced >= 0 ? (int)announced : FirstBuffer];
            int empty = 0;
            while (_length != announced && empty < EmptyReads)
            {
                if (_clock.Milliseconds > _deadline)
                {
                    return HttpFailure.TimedOut;
                }

                if (_length == _buffer.Length && !Grow())
                {
                    return HttpFailure.TooLong;
                }

                int read = stream.Read(_buffer, _length, _buffer.Length - _length);
                empty = read > 0 ? 0 : empty + 1;
                _length += read > 0 ? read : 0;
            }

            return _length < announced ? HttpFailure.Broken : HttpFailure.None; // closed early: half an answer is none
        }

        private bool Grow()
        {
            if (_length >= _maximum)
            {
                return false;
            }

            byte[] larger = new byte[Math.Min(_length * 2, _maximum)];
            Array.Copy(_buffer, larger, _length);
            _buffer = larger;
            return true;
        }
    }
}
