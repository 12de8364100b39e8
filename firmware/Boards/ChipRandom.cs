using System;
using Pairing.Firmware.Core;

namespace Pairing.Firmware.Boards
{
    internal sealed class ChipRandom : IRandom
    {
        private readonly Random _random = new Random();

        public int Below(int limit)
        {
            return _random.Next(limit);
        }
    }
}
