using Pairing.Firmware.Core.Buttons;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core.Phases
{
    /// <summary>Shows the test pattern, until a press.</summary>
    public sealed class Testing : Phase
    {
        private readonly Hardware _hardware;
        private readonly IButton _button;
        private readonly Press _press;
        private readonly TestPatternScreen _screen;
        private bool _isTested;

        public Testing(PhaseBook phases, Hardware hardware, IButton button, Press press, ILog log)
            : base(phases, log)
        {
            _hardware = hardware;
            _button = button;
            _press = press;
            _screen = new TestPatternScreen { Panel = hardware.Panel };
        }

        /// <summary>
        /// True when the pattern is wanted. Once after power-on: a button still held after a reset asks for no pattern.
        /// </summary>
        public bool TryClaim()
        {
            bool isWanted = !_isTested && (_hardware.ShowsPattern || _button.IsDown);
            _isTested = true;
            return isWanted;
        }

        public override Phase TakeTurn(long now, bool isPressed)
        {
            return isPressed ? (Phase)Phases.Starting : this;
        }

        public override Screen Show(Screen shown, long now)
        {
            return _screen;
        }

        protected override void Enter(long now)
        {
            _press.Consume();
            Log.Line("test pattern: " + _hardware.Panel + "; a press goes on");
        }
    }
}
