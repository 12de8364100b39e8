using System;
using System.Threading;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Alive;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware
{
    /// <summary>The device's turns, one after the other for as long as there is power.</summary>
    public sealed class Loop
    {
        /// <summary>How often the button is read.</summary>
        public const int ButtonMilliseconds = 20;

        private const int FailedTurnMilliseconds = 1000;

        private readonly Device _device;
        private readonly Display? _display;
        private readonly Supervisor _supervisor;
        private readonly EarlyRestarts _restarts;
        private readonly AutoResetEvent _wake;
        private readonly ILog _log;

        /// <param name="display">Null where no panel answers.</param>
        /// <param name="wake">Set when there is something to do before the pause is over.</param>
        internal Loop(
            Device device, Display? display, Supervisor supervisor, EarlyRestarts restarts, AutoResetEvent wake, ILog log)
        {
            _device = device;
            _display = display;
            _supervisor = supervisor;
            _restarts = restarts;
            _wake = wake;
            _log = log;
        }

        public void Run()
        {
            while (true)
            {
                _supervisor.Beat();
                _restarts.Check();
                int pause = Turn();
                _wake.WaitOne(Math.Min(pause, ButtonMilliseconds), false);
            }
        }

        /// <summary>An exception in one turn costs that turn and not the device.</summary>
        private int Turn()
        {
            try
            {
                int pause = _device.Step();
                _display?.Update(_device.Screen, _device.TryTakeChange());
                return pause;
            }
            catch (Exception e)
            {
                _log.Line("failed turn: " + e.Message);
                return FailedTurnMilliseconds;
            }
        }
    }
}
