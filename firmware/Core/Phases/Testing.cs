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
        private bool _isTested;

        public Testing(PhaseBook phases, Hardware hardware, IButton button, Press press)
            : base(phases)
        {
            _hardware = hardware;
            _button = button;
            _press = press;
            Screen = new TestPatternScreen { Panel = hardware.Panel };
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

        protected override void Enter(long now)
        {
            _press.Consume();
            Log.Line("test pattern: " + _hardware.Panel + "; a press goes on");
        }
    }
}
