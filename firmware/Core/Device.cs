using Pairing.Firmware.Core.Buttons;
using Pairing.Firmware.Core.Phases;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core
{
    /// <summary>
    /// The device: one phase at a time, moved on by <see cref="Step"/> whenever time has passed, the button was touched or a
    /// response came. It never waits. What each phase does is in its own file in the folder Phases.
    /// </summary>
    public sealed class Device
    {
        private const int LongestPause = 1000; // milliseconds
        private const int HeldSteps = 200; // the bar of the reset moves in steps, milliseconds

        private readonly IClock _clock;
        private readonly IButton _button;
        private readonly Press _press = new Press();
        private readonly PhaseBook _phases;
        private readonly ResetScreen _resetScreen = new ResetScreen();
        private readonly ResetScreen _otherResetScreen = new ResetScreen();
        private Phase _phase;
        private Screen _screen = new StartingScreen();
        private bool _hasChanged;

        public Device(Edges edges, Hardware hardware)
        {
            _clock = edges.Clock;
            _button = edges.Button;
            _phases = new PhaseBook(edges, hardware, _press);
            _phase = _phases.Starting;
            _phase.Begin(_clock.Milliseconds);
        }

        public Phase Phase
        {
            get { return _phase; }
        }

        /// <summary>What is to be seen. A later step may fill the one from before again.</summary>
        public Screen Screen
        {
            get { return _screen; }
        }

        /// <summary>True once after each change of <see cref="Screen"/>.</summary>
        public bool TryTakeChange()
        {
            bool hasChanged = _hasChanged;
            _hasChanged = false;
            return hasChanged;
        }

        /// <summary>Does what is due; the milliseconds after which it wants to be called again at the latest.</summary>
        public int Step()
        {
            long now = _clock.Milliseconds;
            _press.Update(_button.IsDown, _button.TryTakeFall(), now);
            Phase before = _phase;
            if (_press.IsReset)
            {
                _phase = _phases.Starting.Reset();
                _phase.Begin(now);
            }

            Phase next = _phase.TakeTurn(now, _press.IsShort);
            if (next != _phase)
            {
                _phase = next;
                _phase.Begin(now);
            }

            Publish(now);
            return _phase != before ? 0 : Pause(now);
        }

        private void Publish(long now)
        {
            Screen next = _press.HeldMilliseconds >= Press.Hold ? ShowReset() : _phase.Show(_screen, now);
            if (!next.IsSameAs(_screen))
            {
                _screen = next;
                _hasChanged = true;
            }
        }

        private Screen ShowReset()
        {
            ResetScreen screen = _screen == _resetScreen ? _otherResetScreen : _resetScreen;
            screen.HeldMilliseconds = _press.HeldMilliseconds / HeldSteps * HeldSteps;
            return screen;
        }

        private int Pause(long now)
        {
            long pause = _phase.DueAt > now ? _phase.DueAt - now : LongestPause;
            return pause < LongestPause ? (int)pause : LongestPause;
        }
    }
}
