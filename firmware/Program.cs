using System;
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
        private const int RestartMilliseconds = 10000;

        public static void Main()
        {
            var log = new SerialLog();
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
            var wake = new AutoResetEvent(false);
            var clock = new TickClock();
            var flash = new LittleFs(log);
            var supervisor = new Supervisor(clock);
            new Thread(new Guard(supervisor, log).Run).Start();
            var restarts = new EarlyRestarts(flash, clock); // before all that may be what the starts end by
            if (!restarts.AreTooMany)
            {
                SettingsStore.Finish(flash); // a power cut may have left the setup form half saved
            }

            Trouble? wrongValue = null;
            WiringFile wiring = restarts.MayReadSettings ? WiringFile.Read(flash, out wrongValue) : new WiringFile();
            Board board = BoardChoice.Make(wiring, SystemInfo.TargetName, log, out Trouble? wrongBoard);
            var button = new GpioButton(board);
            if (restarts.AreTooMany)
            {
                StaySafe(new SafeMode(button, clock), board, restarts.MayReadSettings, supervisor, log);
                restarts.Forget();
                Power.RebootDevice();
                Thread.Sleep(Timeout.Infinite); // it may take a moment
            }

            OledPanel? panel = FindPanel(board, log); // pairing works without, and the log shows the rest
            restarts.ProveSettings();
            var edges = new Edges
            {
                Clock = clock,
                Random = new ChipRandom(),
                Network = new Wifi(log),
                Setup = new SetupNetwork(log, flash, clock, wake),
                Http = new Http(clock, new HttpTls(TextFile.Read(flash, SettingsFile.CertificateName), flash), wake),
                Flash = flash,
                Button = button,
                Log = log,
            };
            var hardware = new Hardware
            {
                Board = board.Name,
                Panel = board.Panel,
                PanelWidth = panel == null ? 0 : panel.Width,
                PanelHeight = panel == null ? 0 : panel.Height,
                ShowsPattern = wiring.test_pattern,
                Trouble = wrongBoard ?? wrongValue,
            };
            Display? display = panel == null ? null : new Display(panel);
            return new Loop(new Device(edges, hardware), display, supervisor, restarts, wake, log);
        }

        /// <summary>No network and no device until somebody has come, or a day has passed.</summary>
        private static void StaySafe(SafeMode mode, Board board, bool readsSettings, Supervisor supervisor, ILog log)
        {
            log.Line("safe mode: " + mode.Screen.Cause);
            if (!readsSettings)
            {
                log.Line("pairing.json: not read, the last start ended with it");
            }

            new Thread(() => ShowSafely(mode.Screen, board, log)).Start();
            var light = new StatusLight(board);
            while (!mode.IsOver())
            {
                supervisor.Beat();
                light.Set(mode.IsLit);
                Thread.Sleep(Loop.ButtonMilliseconds);
            }

            light.Set(false);
            log.Line(mode.WasPressed ? "safe mode: left by a press" : "safe mode: left after a day");
        }

        /// <summary>On a thread of its own: a bus that never lets go may be what the starts have ended by.</summary>
        private static void ShowSafely(Screen screen, Board board, ILog log)
        {
            try
            {
                OledPanel? panel = FindPanel(board, log);
                if (panel != null)
                {
                    new Display(panel).Show(screen);
                }
            }
            catch (Exception e)
            {
                log.Line("panel: " + e.Message);
            }
        }

        private static OledPanel? FindPanel(Board board, ILog log)
        {
            OledPanel? panel = OledPanel.Find(board);
            log.Line(panel == null ? "panel: none answers" : "panel: " + board.Panel);
            return panel;
        }
    }
}
