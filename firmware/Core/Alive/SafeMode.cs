using Pairing.Firmware.Core.Buttons;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core.Alive
{
    /// <summary>After too many early restarts: says so, touches nothing, and waits for a press.</summary>
    public sealed class SafeMode
    {
        private readonly Press _press = new Press();
        private readonly IButton _button;
        private readonly IClock _clock;

        public SafeMode(IButton button, IClock clock)
        {
            _button = button;
            _clock = clock;
            View = new View
            {
                Kind = ScreenKind.Error,
                ErrorCode = "RST-1",
                Reason = EarlyRestarts.Most + " starts that did not last " + EarlyRestarts.Good / 60000 + " minutes",
                Advice = "Press to go on",
            };
        }

        public View View { get; }

        /// <summary>Feels the button; true once it was pressed.</summary>
        public bool IsLeft()
        {
            _press.Feel(_button.IsDown, _clock.Milliseconds);
            return _press.IsShort;
        }
    }
}
