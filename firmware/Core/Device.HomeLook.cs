using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Core
{
    /// <summary>Home on the screen: it drifts, dims and sleeps, and long words scroll.</summary>
    public sealed partial class Device
    {
        private const int DimMilliseconds = 60000;
        private const int SleepMilliseconds = 300000;
        private const int ScrollMilliseconds = 2000; // a line of 20 letters is read in that

        // To and fro by 2 pixels, against burn-in
        private const int DriftLength = 8;

        private long _touchedAt;
        private Words? _hiddenOf;
        private bool _hiddenSaysMore;
        private int _hidden;

        private void FillHome(View view, long now)
        {
            long minutes = view.Kind == ScreenKind.Home ? (now - _touchedAt) / 60000 : 0;
            view.DriftX = Drift(minutes);
            view.DriftY = Drift(minutes / DriftLength);
            view.Brightness = view.Kind != ScreenKind.Home || now - _touchedAt < DimMilliseconds ? Brightness.Full
                : now - _touchedAt < SleepMilliseconds ? Brightness.Dim
                : Brightness.Off;
            FillWords(view, now);
        }

        private void FillWords(View view, long now)
        {
            view.Words = view.Kind == ScreenKind.Home ? _words.Text : "";
            view.FirstLine = view.Words.Length > 0 && view.Brightness != Brightness.Off ? Scroll((now - _touchedAt) / ScrollMilliseconds, Hidden(view)) : 0;
        }

        /// <summary>Two steps at the top, then a line a step, two at the end, and again.</summary>
        private static int Scroll(long step, int hidden)
        {
            if (hidden == 0)
            {
                return 0;
            }

            int at = (int)(step % (hidden + 3)) - 1;
            return at < 0 ? 0 : at > hidden ? hidden : at;
        }

        /// <summary>Counted once for words and room, not once a step.</summary>
        private int Hidden(View view)
        {
            bool saysMore = view.Reason.Length > 0;
            if (_hiddenOf != _words || _hiddenSaysMore != saysMore)
            {
                _hiddenOf = _words;
                _hiddenSaysMore = saysMore;
                _hidden = HomeScreen.Hidden(view.Words, _hardware.PanelWidth, _hardware.PanelHeight, saysMore);
            }

            return _hidden;
        }

        /// <summary>0, 2, 4, 6, 8, 6, 4, 2 and again.</summary>
        private static int Drift(long step)
        {
            int at = (int)(step % DriftLength);
            return at <= DriftLength / 2 ? at * 2 : (DriftLength - at) * 2;
        }

        private void TouchWhen(bool pressed, long now)
        {
            if (pressed)
            {
                Touch(now);
            }
        }

        private void Touch(long now)
        {
            _touchedAt = now;
        }
    }
}
