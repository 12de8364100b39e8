using System;
using System.Text;
using System.Threading;
using nanoFramework.Runtime.Native;
using Pairing.Firmware.Boards;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Alive;
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
        private const int GuardMilliseconds = 5000;

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
            Supervisor supervisor = new Supervisor(clock);
            new Thread(() => Guard(supervisor, log)).Start();
            EarlyRestarts restarts = new EarlyRestarts(flash, clock);
            NanoJson json = new NanoJson();
            SettingsStore.Finish(flash); // a power cut may have left the set-up form half done
            SettingsFile? settings = SettingsFile.Read(flash, json, out _); // the device tells the owner what is wrong with it
            Board board = BoardChoice.Make(settings, SystemInfo.TargetName, log, out Trouble? trouble);
            OledPanel? panel = OledPanel.Find(board);
            Screen? screen = panel == null ? null : new Screen(panel);
            log.Line(panel == null ? "panel: none answers" : "panel: " + board.Panel); // pairing works without, and the log shows the rest

            GpioButton button = new GpioButton(board);
            if (restarts.AreTooMany)
            {
                StaySafe(new SafeMode(button, clock), supervisor, screen, log);
                restarts.Forget();
            }

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
                button,
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
                supervisor.Beat();
                restarts.Look();
                int pause = Turn(device, screen, log);
                wake.WaitOne(pause < ButtonMilliseconds ? pause : ButtonMilliseconds, false);
            }
        }

        /// <summary>The second thread: the loop that hangs in a call of the board cannot help itself.</summary>
        private static void Guard(Supervisor supervisor, SerialLog log)
        {
            while (!supervisor.HasStalled)
            {
                Thread.Sleep(GuardMilliseconds);
            }

            log.Line("stalled: the board is restarted");
            Power.RebootDevice();
        }

        /// <summary>No network and no device until somebody has come.</summary>
        private static void StaySafe(SafeMode mode, Supervisor supervisor, Screen? screen, SerialLog log)
        {
            log.Line("safe mode: " + mode.View.Reason);
            screen?.Show(mode.View);
            while (!mode.IsLeft())
            {
                supervisor.Beat();
                Thread.Sleep(ButtonMilliseconds);
            }

            log.Line("safe mode: left by a press");
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
