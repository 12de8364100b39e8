using Pairing.Firmware.Core.DeviceFlow;

namespace Pairing.Firmware.Core
{
    /// <summary>Tokens between memory and flash, and what becomes of them when the flash gives or takes nothing.</summary>
    public sealed partial class Device
    {
        private const int ReadTries = 3;
        private const int KeepAgainMilliseconds = 300000;
        private const int WarnMilliseconds = 30000;

        private bool _isKept; // the flash holds tokens of this pairing
        private bool _isRefused; // the flash did not take the newest
        private bool _isDoubtful; // the flash did not give all: the start is tried again
        private int _reads;
        private long _keepAt;

        /// <summary>False when the flash has something that it does not give.</summary>
        private bool Load()
        {
            byte[]? tokens = _tokenSlots.Read();
            byte[]? code = tokens == null ? _codeSlots.Read() : null;
            bool isUnsure = _tokenSlots.IsDoubtful || (tokens == null && code == null && _codeSlots.IsDoubtful);

            // An error may pass, and the older of two records may hold a token that is dead: neither it nor a new code is taken at once.
            _isDoubtful = isUnsure && ((tokens == null && _tokenSlots.IsDoubtful) || ++_reads < ReadTries);
            _tokens = _isDoubtful ? null : Tokens.Unpack(tokens, _settings!);
            _isKept = _tokens != null;
            _isRefused = false;
            return !_isDoubtful;
        }

        /// <summary>True when they count from now on.</summary>
        private bool Keep(Tokens tokens)
        {
            bool isWritten = _tokenSlots.Write(tokens.Pack(_settings!));
            if (isWritten == _isRefused)
            {
                _log.Line(isWritten ? "tokens kept after all" : "tokens not kept: flash refuses");
            }

            // With older ones in the flash those are used on: they are what a power cut leaves, and the use of newer ones would end
            // them. With none there, memory is all there is.
            _tokens = isWritten || !_isKept ? tokens : _tokens;
            _isKept |= isWritten;
            _isRefused = !isWritten;
            return _tokens == tokens;
        }

        /// <summary>The flash may have room again.</summary>
        private void KeepAgain(long now)
        {
            if (_isRefused && now >= _keepAt)
            {
                _keepAt = now + KeepAgainMilliseconds;
                Keep(_tokens!);
            }
        }
    }
}
