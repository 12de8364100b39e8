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

        private readonly HomeLook _look;
        private long _checkAt;
        private long _renewAt; // without being asked to
        private bool _isReached; // the last errand got a response
        private bool _isRenewed; // the access token is as young as can be

        public Home(PhaseBook phases, HomeLook look)
            : base(phases)
        {
            _look = look;
            Checking = new Checking(phases, this);
            Refreshing = new Refreshing(phases, this);
            Listening = new Listening(phases, this);
        }

        /// <summary>From another phase, to begin with a check.</summary>
        public Phase Arrive(long now)
        {
            Log.Line("home");
            _checkAt = HasProfile ? now : Never;
            ScheduleRenewal(now, 0);
            _isReached = true;
            _isRenewed = false;
            Link.ClearFailures();
            Touch(now);
            return this;
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            if (isPressed)
            {
                Touch(now);
            }

            Kept.Tokens.SaveAgainWhenDue(now);
            Kept.Words.SaveWhenDue(now);
            bool isAsked = isPressed && _checkAt != Never; // a person who presses wants to know whether all is well
            return now >= _checkAt || isAsked ? Checking
                : now >= _renewAt && (_isReached || !HasProfile) ? Refresh()
                : _isReached && now >= Listening.NextAt ? (Phase)Listening
                : this;
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
        /// <param name="checkAt">The next check, where there is something to ask.</param>
        public Phase Return(long checkAt)
        {
            if (!_isReached)
            {
                Log.Line("home: the server responds again");
            }

            Link.ClearFailures();
            _isReached = true;
            _checkAt = HasProfile ? checkAt : Never;
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

            Link.CountFailure();
            _isReached = false;
            long again = now + Link.BackOff(Defaults.IntervalSeconds);
            _checkAt = HasProfile ? again : Never;
            _renewAt = HasProfile ? _renewAt : again;
            return this;
        }

        /// <summary>Once after each renewal that is believed.</summary>
        /// <param name="isRefused">The server says that the token is at fault.</param>
        public bool NeedsRefresh(bool isRefused)
        {
            return isRefused && !_isRenewed;
        }

        // RFC 6749 6
        public Phase Refresh()
        {
            return Kept.Tokens.Current.Refresh.Length == 0 ? Remove()
                : Link.Endpoints == null ? (Phase)Phases.Discovering
                : Refreshing;
        }

        /// <summary>The server takes the token: the next refusal is believed.</summary>
        public void AcceptToken()
        {
            _isRenewed = false;
        }

        /// <param name="isSaved">The new tokens count; else the old ones are tried on.</param>
        public void SetRenewed(bool isSaved, long now)
        {
            _isRenewed = isSaved;
            ScheduleRenewal(now, LeastMilliseconds);
        }

        /// <summary>The server refused to renew, for a reason that may pass.</summary>
        public void DelayRenewal(long until)
        {
            _renewAt = _renewAt == Never ? Never : until;
        }

        /// <summary>The owner has removed the device: its tokens are of no more use.</summary>
        public Phase Remove()
        {
            Kept.Tokens.Wipe();
            Kept.Words.Wipe();
            return Phases.Removed;
        }

        protected override void Enter(long now)
        {
            long due = _checkAt < Listening.NextAt || !_isReached ? _checkAt : Listening.NextAt;
            DueAt = due < _renewAt ? due : _renewAt;
        }

        private bool HasProfile
        {
            get { return Kept.Tokens.ArePresent && Kept.Tokens.Current.Profile.Length > 0; }
        }

        private void ScheduleRenewal(long now, int least)
        {
            Tokens tokens = Kept.Tokens.Current;
            long left = (tokens.RenewAt - Link.Date) * 1000;
            _renewAt = tokens.RenewAt == 0 || tokens.Refresh.Length == 0 ? Never : now + (left > least ? left : least);
        }

        private const int LeastMilliseconds = 60000; // between two renewals by date
    }
}
