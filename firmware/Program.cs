using System;
using System.Text;
using System.Threading;
using nanoFramework.Runtime.Native;
using Pairing.Firmware.Boards;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware
{
    /// <summary>Picks the board, wires, runs the loop.</summary>
    public static class Program
    {
        private const string CertificateFile = "ca.pem";
        private const int ButtonMilliseconds = 20; // how often the button is felt
        private const int MishapMilliseconds = 1000;
        private const int RestartMilliseconds = 10000;

        public static void Main()
        {
            SerialLog log = new SerialLog();
            try
            {
                Run(Esp32DevKit.Describe(), log);
            }
            catch (Exception e)
            {
                log.Line("stopped: " + e.Message);
            }

            // The board does not restart by itself when Main ends.
            Thread.Sleep(RestartMilliseconds);
            Power.RebootDevice();
        }

        private static void Run(Board board, SerialLog log)
        {
            AutoResetEvent wake = new AutoResetEvent(false);
            TickClock clock = new TickClock();
            LittleFs flash = new LittleFs();
            byte[]? certificate = flash.Read(CertificateFile);
            string pem = certificate == null ? "" : Encoding.UTF8.GetString(certificate, 0, certificate.Length);
            Device device = new Device(
                clock,
                new ChipRandom(),
                new Wifi(log),
                new Http(clock, pem, wake),
                new NanoJson(),
                flash,
                new GpioButton(board),
                log,
                board.Name);

            Ssd1306Panel? panel = Ssd1306Panel.Find(board);
            Screen? screen = panel == null ? null : new Screen(panel);
            if (screen == null)
            {
                log.Line("panel: none answers"); // pairing works without, and the log shows the rest
            }

            while (true)
            {
                int pause = Turn(device, screen, log);
                wake.WaitOne(pause < ButtonMilliseconds ? pause : ButtonMilliseconds, false);
            }
        }

        /// <summary>A mishap in one turn costs that turn and not the device.</summary>
        private static int Turn(Device device, Screen? screen, SerialLog log)
        {
            try
            {
                int pause = device.Step();
                if (device.TakeChange())
                {
                    screen?.Show(device.View);
                }

                return pause;
            }
            catch (Exception e)
            {
                log.Line("mishap: " + e.Message);
                return MishapMilliseconds;
            }
        }
    }
}
