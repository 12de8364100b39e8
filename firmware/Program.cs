using System;
using System.Text;
using System.Threading;
using nanoFramework.Runtime.Native;
using Pairing.Firmware.Boards;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Settings;

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
                Run(log);
            }
            catch (Exception e)
            {
                log.Line("stopped: " + e.Message);
            }

            // The board does not restart by itself when Main ends.
            Thread.Sleep(RestartMilliseconds);
            Power.RebootDevice();
        }

        private static void Run(SerialLog log)
        {
            AutoResetEvent wake = new AutoResetEvent(false);
            TickClock clock = new TickClock();
            LittleFs flash = new LittleFs();
            NanoJson json = new NanoJson();
            SettingsStore.Finish(flash); // a power cut may have left the set-up form half done
            SettingsFile? settings = SettingsFile.Read(flash, json, out _); // the device tells the owner what is wrong with it
            Board board = BoardChoice.Make(settings, SystemInfo.TargetName, log, out Trouble? trouble);
            OledPanel? panel = OledPanel.Find(board);
            Screen? screen = panel == null ? null : new Screen(panel);
            log.Line(panel == null ? "panel: none answers" : "panel: " + board.Panel); // pairing works without, and the log shows the rest

            byte[]? certificate = flash.Read(CertificateFile);
            string pem = certificate == null ? "" : Encoding.UTF8.GetString(certificate, 0, certificate.Length);
            Device device = new Device(
                clock,
                new ChipRandom(),
                new Wifi(log),
                new SetupNetwork(log, flash, clock, wake),
                new Http(clock, pem, wake),
                json,
                flash,
                new GpioButton(board),
                log,
                new Hardware
                {
                    Board = board.Name,
                    Panel = board.Panel,
                    PanelWidth = panel == null ? 0 : panel.Width,
                    PanelHeight = panel == null ? 0 : panel.Height,
                    ShowsPattern = settings != null && settings.test_pattern,
                    Trouble = trouble,
                });

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
