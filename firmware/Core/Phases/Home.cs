using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;
using Pairing.Protocol;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>
    /// Life after pairing, between two errands: <see cref="Checking"/> whether it still is paired, <see cref="Refreshing"/> the
    /// access token, <see cref="Listening"/> for words. Each of them shows the same screen and returns here.
    /// </summary>
    public sealed class Home : Phase
    {
        public readonly Checking Checking;
        public readonly Refreshing Refreshing;
        public readonly Listening Listening;

        /// <summary>For an errand that is never due.</summary>
        public const long Never = long.MaxValue;

        private readonly Keepers _kept;
        private readonly ServerLink _link;
        private readonly HomeLook _look;
        private long _checkAt;
        private bool _isReached; // the last errand got a response
        private bool _isRenewed; // the access token is as young as can be

        public Home(PhaseBook phases, Keepers kept, ServerLink link, HomeLook look)
            : base(phases)
        {
            _kept = kept;
            _link = link;
            _look = look;
            Checking = new Checking(phases, this, kept, link);
            Refreshing = new Refreshing(phases, this, kept, link);
            Listening = new Listening(phases, this, kept, link);
        }

        /// <summary>From another phase, to begin with a check.</summary>
        public Phase Arrive(long now)
        {
            Log.Line("home");
            _checkAt = now;
            _isReached = true;
            _isRenewed = false;
            _link.ClearFailures();
            Touch(now);
            return this;
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            if (isPressed)
            {
                Touch(now);
            }

            _kept.Tokens.SaveAgainWhenDue(now);
            _kept.Words.SaveWhenDue(now);
            bool isAsked = isPressed && _checkAt != Never; // a person who presses wants to know whether all is well
            return now >= _checkAt || isAsked ? Checking : _isReached && now >= Listening.NextAt ? (Phase)Listening : this;
        }

        public override Screen Show(Screen shown, long now)
        {
            return _look.Show(shown, now, _isReached);
        }

        /// <summary>Wakes the panel.</summary>
        public void Touch(long now)
        {
            _look.Touch(now);
        }

        /// <summary>From an errand that got a response; the next check stays when it was.</summary>
        public Phase Return()
        {
            return Return(_checkAt);
        }

        /// <inheritdoc cref="Return()"/>
        public Phase Return(long checkAt)
        {
            if (!_isReached)
            {
                Log.Line("home: the server responds again");
            }

            _link.ClearFailures();
            _isReached = true;
            _checkAt = checkAt;
            return this;
        }

        /// <summary>The next check says whether the server is there at all.</summary>
        public Phase ReturnToCheck(long now)
        {
            _checkAt = now;
            return this;
        }

        /// <summary>From an errand without a response.</summary>
        /// <param name="trouble">For the log; null for none.</param>
        public Phase ReturnOffline(Trouble? trouble, long now)
        {
            if (_isReached && trouble != null)
            {
                Log.Line("home: no response, " + trouble.Code);
            }

            _link.CountFailure();
            _isReached = false;
            _checkAt = now + _link.BackOff(Defaults.IntervalSeconds);
            return this;
        }

        /// <summary>The server says that the token is at fault: once after each renewal that is believed.</summary>
        public bool NeedsRefresh(HttpResponse http)
        {
            return http.IsTokenInvalid && !_isRenewed;
        }

        // RFC 6749 6
        public Phase Refresh()
        {
            return _kept.Tokens.Current.Refresh.Length == 0 ? Remove()
                : _link.Endpoints == null ? (Phase)Phases.Discovering
                : Refreshing;
        }

        public void SetRenewed(bool isRenewed)
        {
            _isRenewed = isRenewed;
        }

        /// <summary>The owner has removed the device: its tokens are of no more use.</summary>
        public Phase Remove()
        {
            _kept.Tokens.Wipe();
            _kept.Words.Wipe();
            return Phases.Removed;
        }

        protected override void Enter(long now)
        {
            DueAt = _checkAt < Listening.NextAt || !_isReached ? _checkAt : Listening.NextAt;
        }
    }
}
