using Pairing.Firmware.Core.Dates;

namespace Pairing.Firmware.Core
{
    /// <summary>The date, without which TLS proves nothing.</summary>
    public sealed partial class Device
    {
        private const int ClockMilliseconds = 60000;

        private void EnterSettingClock(long now)
        {
            _log.Line("clock: asking for the date");
            _network.AskForTime();
            _until = now + ClockMilliseconds;
        }

        private void SetClock(long now)
        {
            if (IsDateGood)
            {
                GoOn(now);
            }
            else if (now >= _until)
            {
                Fail(DateTrouble(), true, now);
            }
        }

        private DateVerdict DateIs
        {
            get { return _lastGoodDate.Judge(_network.Date); }
        }

        private bool IsDateGood
        {
            get { return DateIs == DateVerdict.Good; }
        }

        /// <summary>What a time server has said is not believed, and not in silence either.</summary>
        private bool IsDateWrong
        {
            get { return _settings!.NeedsTime && DateIs == DateVerdict.Wrong; }
        }

        private Trouble DateTrouble()
        {
            return DateIs == DateVerdict.Wrong ? Trouble.WrongDate(_network.Date) : Trouble.NoTime;
        }
    }
}
