using System;
using Pairing.Firmware.Core;

namespace Pairing.Firmware.Boards
{
    internal sealed class TickClock : IClock
    {
        public long Milliseconds
        {
            get { return Environment.TickCount64; }
        }
    }
}
