using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Dates
{
    /// <summary>Whether the date that the board's clock has may be believed: without it TLS proves nothing.</summary>
    public sealed class DateJudge
    {
        private readonly INetwork _network;
        private readonly LastGoodDate _lastGood;

        public DateJudge(INetwork network, IFlash flash)
        {
            _network = network;
            _lastGood = new LastGoodDate(flash);
        }

        public bool IsGood
        {
            get { return Verdict == DateVerdict.Good; }
        }

        /// <summary>A time server has said one that cannot be.</summary>
        public bool IsWrong
        {
            get { return Verdict == DateVerdict.Wrong; }
        }

        public Trouble Trouble
        {
            get { return IsWrong ? Trouble.WrongDate(_network.Date) : Trouble.NoTime; }
        }

        public void Ask()
        {
            _network.AskForTime();
        }

        /// <summary>A server's certificate was good today.</summary>
        public void Confirm()
        {
            _lastGood.Keep(_network.Date);
        }

        /// <summary>False when the flash refuses.</summary>
        public bool Forget()
        {
            return _lastGood.Forget();
        }

        private DateVerdict Verdict
        {
            get { return _lastGood.Judge(_network.Date); }
        }
    }
}
