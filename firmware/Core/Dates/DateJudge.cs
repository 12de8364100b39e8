using System;
using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Dates
{
    /// <summary>Whether the date that the board's clock has may be believed: without it TLS proves nothing.</summary>
    public sealed class DateJudge
    {
        public readonly LastGoodDate LastGood;

        private readonly INetwork _network;

        public DateJudge(INetwork network, IFlash flash)
        {
            _network = network;
            LastGood = new LastGoodDate(flash);
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
            get
            {
                return !IsWrong ? Trouble.Of(Trouble.NoTime)
                    : Trouble.Of(Trouble.WrongDate, DateTime.UnixEpoch.AddSeconds(_network.Date).ToString("yyyy-MM-dd"));
            }
        }

        public void Ask()
        {
            _network.AskForTime();
        }

        private DateVerdict Verdict
        {
            get { return LastGood.Judge(_network.Date); }
        }
    }
}
