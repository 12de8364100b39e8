using System;
using Pairing.Firmware.Core.Dates;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>Home on the screen: it drifts, dims and sleeps, and long words scroll.</summary>
    public sealed class HomeLook
    {
        private const int DimMilliseconds = 60000;
        private const int SleepMilliseconds = 300000;
        private const int ScrollMilliseconds = 2000; // a line of 20 letters is read in that

        // To and fro by 2 pixels, against burn-in
        private const int DriftLength = 8;

        private readonly Keepers _kept;
        private readonly DateJudge _dates;
        private readonly Hardware _hardware;
        private readonly HomeScreen _screen = new HomeScreen();
        private readonly HomeScreen _other = new HomeScreen();
        private long _touchedAt;
        private Words? _countedOf;
        private bool _countedBesideStatus;
        private int _hidden;

        public HomeLook(Keepers kept, DateJudge dates, Hardware hardware)
        {
            _kept = kept;
            _dates = dates;
            _hardware = hardware;
        }

        /// <summary>Somebody is there, or there is news: the panel is bright again.</summary>
        public void Touch(long now)
        {
            _touchedAt = now;
        }

        /// <param name="isReached">The server responded the last time.</param>
        public Screen Show(Screen shown, long now, bool isReached)
        {
            HomeScreen screen = shown == _screen ? _other : _screen;
            long untouched = now - _touchedAt;
            long minutes = untouched / 60000;
            screen.Name = _kept.Settings.Current.Name;
            screen.Host = _kept.Settings.Current.Host;
            screen.Account = _kept.Tokens.Account;
            screen.Words = _kept.Words.Current.Text;
            screen.Status = Status(isReached);
            screen.DriftX = Drift(minutes);
            screen.DriftY = Drift(minutes / DriftLength);
            screen.Light = untouched < DimMilliseconds ? Brightness.Full
                : untouched < SleepMilliseconds ? Brightness.Dim
                : Brightness.Off;
            screen.FirstLine = screen.Words.Length > 0 && screen.Light != Brightness.Off
                ? Scroll(untouched / ScrollMilliseconds, Hidden(screen))
                : 0;
            return screen;
        }

        private string Status(bool isReached)
        {
            return _kept.Tokens.AreRefused ? "See MEM-1"
                : isReached ? (_kept.Words.Current.Text.Length > 0 ? "" : "Connected")
                : _kept.Settings.Current.NeedsTime && _dates.IsWrong ? "Wrong date"
                : "Offline";
        }

        /// <summary>Two steps at the top, then a line a step, two at the end, and again.</summary>
        private static int Scroll(long step, int hidden)
        {
            if (hidden == 0)
            {
                return 0;
            }

            int at = (int)(step % (hidden + 3)) - 1;
            return Math.Max(0, Math.Min(at, hidden));
        }

        /// <summary>Counted once for words and room, not once a step.</summary>
        private int Hidden(HomeScreen screen)
        {
            bool hasStatus = screen.Status.Length > 0;
            if (_countedOf != _kept.Words.Current || _countedBesideStatus != hasStatus)
            {
                _countedOf = _kept.Words.Current;
                _countedBesideStatus = hasStatus;
                _hidden = HomeScreen.Hidden(screen.Words, _hardware.PanelWidth, _hardware.PanelHeight, hasStatus);
            }

            return _hidden;
        }

        /// <summary>0, 2, 4, 6, 8, 6, 4, 2 and again.</summary>
        private static int Drift(long step)
        {
            int at = (int)(step % DriftLength);
            return at <= DriftLength / 2 ? at * 2 : (DriftLength - at) * 2;
        }
    }
}
