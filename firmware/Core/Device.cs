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

        /// <summary>The one that takes turns now. The device alone sets it, and what follows.</summary>
        public Phase Phase;

        /// <summary>What is to be seen. A later step may fill the one from before again.</summary>
        public Screen Screen = new StartingScreen();

        private readonly IClock _clock;
        private readonly IButton _button;
        private readonly Press _press = new Press();
        private readonly PhaseBook _phases;
        private readonly ResetScreen _resetScreen = new ResetScreen();
        private readonly ResetScreen _otherResetScreen = new ResetScreen();
        private bool _hasChanged;

        public Device(Edges edges, Hardware hardware)
        {
            _clock = edges.Clock;
            _button = edges.Button;
            _phases = new PhaseBook(edges, hardware, _press);
            Phase = _phases.Starting;
            Phase.Begin(_clock.Milliseconds);
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
            Phase before = Phase;
            if (_press.IsReset)
            {
                Phase = _phases.Starting.Reset();
                Phase.Begin(now);
            }

            Phase next = Phase.TakeTurn(now, _press.IsShort);
            if (next != Phase)
            {
                Phase = next;
                Phase.Begin(now);
            }

            Publish(now);
            return Phase != before ? 0 : Pause(now);
        }

        private void Publish(long now)
        {
            Screen next = _press.HeldMilliseconds >= Press.Hold ? ShowReset() : Phase.Show(Screen, now);
            if (!next.IsSameAs(Screen))
            {
                Screen = next;
                _hasChanged = true;
            }
        }

        private Screen ShowReset()
        {
            ResetScreen screen = Screen == _resetScreen ? _otherResetScreen : _resetScreen;
            screen.HeldMilliseconds = _press.HeldMilliseconds / HeldSteps * HeldSteps;
            return screen;
        }

        private int Pause(long now)
        {
            long pause = Phase.DueAt > now ? Phase.DueAt - now : LongestPause;
            return pause < LongestPause ? (int)pause : LongestPause;
        }
    }
}
