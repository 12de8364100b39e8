using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Network;
using Pairing.Protocol;

namespace Pairing.Firmware.Core
{
    /// <summary>The owner's words for the screen: asked for again and again, held where the server offers that, kept over a restart.</summary>
    public sealed partial class Device
    {
        private const int WordsBytes = 2000; // 200 characters, each escaped
        private const int ListenMilliseconds = 60000; // between requests that nobody holds
        private const int ListenAgainMilliseconds = 1000; // after news that came at once: a server that always has some is not asked without end
        private const int PlainMilliseconds = 600000; // without held requests, after some that were cut
        private const int MostCuts = 2;
        private const int KeepWordsMilliseconds = 60000; // the flash is written no more often, whatever the server tells

        private Words _words = Words.None;
        private HttpRequest? _listening;
        private long _listenAt;
        private long _plainUntil;
        private int _cuts; // held requests in a row that were cut
        private bool _isUnheard; // the last request for words found the token at fault
        private bool _areWordsNew; // the flash has older ones
        private long _keepWordsAt;

        private void RecallWords()
        {
            _words = Words.Unpack(_wordSlots.Read(), _settings!);
            _areWordsNew = false;
            _listenAt = 0;
            _plainUntil = 0;
        }

        private bool ForgetWords()
        {
            _words = Words.None;
            _areWordsNew = false;
            return _wordSlots.Wipe();
        }

        private void EnterListening(long now)
        {
            int wait = now < _plainUntil ? 0 : _words.WaitSeconds;
            _listening = HttpRequest.Get(_settings!.Server + WellKnown.DeviceScreen, WordsBytes, _tokens!.Access, wait, _words.Tag);
            Send(_listening);
        }

        private void Listen(long now, bool pressed)
        {
            TouchWhen(pressed, now);
            KeepWords(now);
            HttpAnswer? http = TakeAnswer();
            if (http == null)
            {
                return;
            }

            if (HeldPoll.WasCut(_listening!, http))
            {
                Cut(now);
            }
            else if (http.IsTrouble)
            {
                LogOnce(http);
                StayOffline(now);
            }
            else if (http.IsTokenInvalid && !_isRenewed)
            {
                _listenAt = _isUnheard ? now + ListenMilliseconds : now; // a server that takes the token elsewhere is not asked without end
                _isUnheard = true;
                GoRefresh(now);
            }
            else
            {
                Hear(http, now);
                ComeHome(_checkAt, true, now);
            }
        }

        private void Hear(HttpAnswer http, long now)
        {
            bool isHeard = http.Status == 200 || http.Status == 304; // RFC 9110 15.4.5
            _isUnheard &= !isHeard;
            if (http.Status == 200 && _answer != null)
            {
                Take(Words.From(_answer, http.Tag), now);
                bool wasLong = now - _since >= Defaults.IntervalSeconds * 1000L;
                _listenAt = now + (_words.WaitSeconds == 0 ? ListenMilliseconds : wasLong ? 0 : ListenAgainMilliseconds);
            }
            else if (isHeard || http.Status == 401)
            {
                bool wasHeld = HeldPoll.WasHeld(_listening!, http, now - _since, Defaults.IntervalSeconds);
                _listenAt = wasHeld ? now : now + ListenMilliseconds;
            }
            else
            {
                _log.Line("words: the server has none");
                _listenAt = Never;
            }

            _cuts = 0;
        }

        private void Take(Words told, long now)
        {
            if (told.Text != _words.Text)
            {
                _log.Line("words: new ones");
                Touch(now); // they wake the panel
            }

            if (!told.IsSameAs(_words))
            {
                _words = told;
                _areWordsNew = true;
            }

            KeepWords(now);
        }

        /// <summary>By the server's end, the Wi-Fi's, or somebody's on the way who bears no held request: the first two pass.</summary>
        private void Cut(long now)
        {
            _cuts++;
            if (_cuts >= MostCuts)
            {
                _log.Line("words: cut while held, now plainly");
                _plainUntil = now + PlainMilliseconds;
                _cuts = 0;
            }

            _listenAt = now;
            ComeHome(now, _isReached, now); // the next check says whether the server is there at all
        }

        private void KeepWords(long now)
        {
            if (_areWordsNew && now >= _keepWordsAt)
            {
                _areWordsNew = !_wordSlots.Write(_words.Pack(_settings!));
                _keepWordsAt = now + (_areWordsNew ? KeepAgainMilliseconds : KeepWordsMilliseconds);
            }
        }
    }
}
