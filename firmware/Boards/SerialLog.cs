using System;
using Pairing.Firmware.Core;

namespace Pairing.Firmware.Boards
{
    /// <summary>Console, not Debug: a Release build must tell its story too.</summary>
    internal sealed class SerialLog : ILog
    {
        public void Line(string text)
        {
            Console.WriteLine(text);
        }
    }
}
