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
    /// <summary>Picks the board, wires, runs the loop; or stays in safe mode.</summary>
    public static class Program
    {
        private const string CertificateFile = "ca.pem";
        private const int RestartMilliseconds = 10000;
        private const int GuardMilliseconds = 5000;

        public static void Main()
        {
            SerialLog log = new SerialLog();
            try
            {
                Wire(log).Run();
            }
            catch (Exception e)
            {
                log.Line("stopped: " + e.Message);
            }

            // The board does not restart by itself when Main ends.
            Thread.Sleep(RestartMilliseconds);
            Power.RebootDevice();
        }

        public static Loop Wire(ILog log)
        {
            AutoResetEvent wake = new AutoResetEvent(false);
            TickClock clock = new TickClock();
            LittleFs flash = new LittleFs(log);
            Supervisor supervisor = new Supervisor(clock);
            new Thread(() => Guard(supervisor, log)).Start();
            EarlyRestarts restarts = new EarlyRestarts(flash, clock);
            NanoJson json = new NanoJson();
            SettingsStore.Finish(flash); // a power cut may have left the set-up form half done
            SettingsFile? settings = SettingsFile.Read(flash, json, out _); // the device tells the owner what is wrong with it
            Board board = BoardChoice.Make(settings, SystemInfo.TargetName, log, out Trouble? trouble);
            GpioButton button = new GpioButton(board);
            if (restarts.AreTooMany)
            {
                StaySafe(new SafeMode(button, clock), board, supervisor, log);
                restarts.Forget();
                Restart();
            }

            OledPanel? panel = OledPanel.Find(board);
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

            return new Loop(device, panel == null ? null : new Screen(panel), supervisor, restarts, wake, log);
        }

        /// <summary>The second thread: the loop that hangs in a call of the board cannot help itself.</summary>
        private static void Guard(Supervisor supervisor, ILog log)
        {
            while (!supervisor.HasStalled)
            {
                Thread.Sleep(GuardMilliseconds);
            }

            log.Line("stalled: the board is restarted");
            Power.RebootDevice();
        }

        /// <summary>No network and no device until somebody has come, or a day has passed.</summary>
        private static void StaySafe(SafeMode mode, Board board, Supervisor supervisor, ILog log)
        {
            log.Line("safe mode: " + mode.View.Reason);
            new Thread(() => ShowSafely(mode.View, board, log)).Start();
            StatusLight light = new StatusLight(board);
            while (!mode.IsLeft())
            {
                supervisor.Beat();
                light.Set(mode.IsLit);
                Thread.Sleep(Loop.ButtonMilliseconds);
            }

            light.Set(false);
            log.Line(mode.WasPressed ? "safe mode: left by a press" : "safe mode: left after a day");
        }

        /// <summary>On a thread of its own: a bus that never lets go may be what the starts have ended by.</summary>
        private static void ShowSafely(View view, Board board, ILog log)
        {
            try
            {
                OledPanel? panel = OledPanel.Find(board);
                log.Line(panel == null ? "panel: none answers" : "panel: " + board.Panel);
                if (panel != null)
                {
                    new Screen(panel).Show(view);
                }
            }
            catch (Exception e)
            {
                log.Line("panel: " + e.Message);
            }
        }

        /// <summary>Does not return.</summary>
        private static void Restart()
        {
            Power.RebootDevice();
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
