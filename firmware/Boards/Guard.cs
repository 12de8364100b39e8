using System.Threading;
using nanoFramework.Runtime.Native;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Alive;

namespace Pairing.Firmware.Boards
{
    /// <summary>The second thread: the loop that hangs in a call of the board cannot help itself.</summary>
    internal sealed class Guard
    {
        private const int PauseMilliseconds = 5000;

        private readonly Supervisor _supervisor;
        private readonly ILog _log;

        public Guard(Supervisor supervisor, ILog log)
        {
            _supervisor = supervisor;
            _log = log;
        }

        public void Run()
        {
            while (!_supervisor.HasStalled)
            {
                Thread.Sleep(PauseMilliseconds);
            }

            _log.Line("stalled: the board is restarted");
            Power.RebootDevice();
        }
    }
}
