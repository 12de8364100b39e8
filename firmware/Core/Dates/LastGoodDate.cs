using System;
using Pairing.Firmware.Core.Storage;

namespace Pairing.Firmware.Core.Dates
{
    /// <summary>
    /// The last date that was surely right, kept in flash: time servers are asked without any proof, and who sets a board's clock
    /// back could show it a certificate that has long been withdrawn. A date is right when a server's certificate was good on it.
    /// Dates are seconds since 1970.
    /// </summary>
    public sealed class LastGoodDate
    {
        /// <summary>2025-01-01: before this firmware was written.</summary>
        public const long Earliest = 1735689600;

        /// <summary>No board lies unused for longer: 20 years.</summary>
        public const long Reach = 20 * 365 * Day;

        /// <summary>By so much a clock that ran fast may be put back: an hour.</summary>
        public const long Slack = 3600;

        private const long Day = 86400;

        private readonly Slots _slots;
        private long _date;

        public LastGoodDate(IFlash flash)
        {
            _slots = new Slots(flash, "date");
            byte[]? record = _slots.Read();
            long kept = record != null && record.Length == 8 ? BitConverter.ToInt64(record, 0) : 0;
            _date = kept > Earliest ? kept : Earliest;
        }

        public DateVerdict Judge(long date)
        {
            return date < Earliest ? DateVerdict.Unknown
                : date < _date - Slack || date > _date + Reach ? DateVerdict.Wrong
                : DateVerdict.Good;
        }

        /// <summary>A certificate was good on this date. Written once a day at most, to spare the flash.</summary>
        public void Keep(long date)
        {
            if (date - _date >= Day && Judge(date) == DateVerdict.Good)
            {
                _date = date;
                // If flash refuses, the older one goes on being the floor after a restart
                _slots.Write(BitConverter.GetBytes(date));
            }
        }

        /// <summary>False when the flash refuses.</summary>
        public bool Forget()
        {
            _date = Earliest;
            return _slots.Wipe();
        }
    }
}
