using Pairing.Firmware.Core.Network;
using Pairing.Protocol;

namespace Pairing.Firmware.Core
{
    /// <summary>Trouble: what is told of it, and how it ends.</summary>
    public sealed partial class Device
    {
        private Trouble? _trouble;
        private bool _retries; // trouble that passes by itself is tried again without a press

        /// <summary>Of a request that was not made, the date is to blame, and it tells how: unknown, or wrong.</summary>
        private Trouble TroubleOf(HttpAnswer http)
        {
            return http.Failure == HttpFailure.NoDate ? DateTrouble() : Trouble.Of(http);
        }

        private void Fail(Trouble trouble, bool retries, long now)
        {
            _trouble = trouble;
            _retries = retries;
            Go(DeviceState.Failed, now);
            if (retries)
            {
                CountFailure();
                _until = now + BackOff(Defaults.IntervalSeconds);
            }
        }

        private void EnterFailed()
        {
            _log.Line("trouble: " + _trouble!.Code + " " + _trouble.Cause);
        }

        /// <summary>In trouble: the form can mend what is missing.</summary>
        private bool OpensSetup
        {
            get { return !_trouble!.IsOfFlash && (_settings == null || _network.Name.Length == 0); }
        }

        private string PressDoes()
        {
            return OpensSetup ? "Press to set up" : _trouble == _hardware.Trouble ? "Press to go on" : "Press to retry";
        }

        private void Recover(long now, bool pressed)
        {
            if (pressed && OpensSetup)
            {
                OpenSetup(_trouble!.Cause, now);
            }
            else if (pressed || (_retries && now >= _until))
            {
                _renewals = pressed ? 0 : _renewals;
                GoOn(now);
            }
        }

        private void AwaitPress(long now, bool pressed)
        {
            if (pressed)
            {
                _renewals = 0;
                GoOn(now);
            }
        }
    }
}
