using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Settings;

namespace Pairing.Firmware.Boards
{
    /// <summary>
    /// Which board this is, by the settings or else by the chip that its image is made for; and what the settings change about
    /// it.
    /// </summary>
    internal static class BoardChoice
    {
        public static Board[] All()
        {
            return new Board[] { Esp32DevKit.Describe(), Esp32C3SuperMini.Describe(), Esp32S3DevKit.Describe(),
                HeltecV2.Describe() };
        }

        /// <param name="file">Null when there is none or it cannot be read.</param>
        /// <param name="target">The name of the image, as ESP32_REV3.</param>
        /// <param name="log">Told what would be allowed, where something is not.</param>
        /// <param name="trouble">The first thing that is wrong; in its place stands what the board has.</param>
        public static Board Make(WiringFile? file, string target, ILog log, out Trouble? trouble)
        {
            trouble = null;
            Board board = OfTarget(target);
            if (file == null)
            {
                return board;
            }

            Board? named = file.board.Length == 0 ? board : Find(file.board);
            board = named ?? board;
            bool isPanel = file.panel.Length == 0 || PanelModel.Find(file.panel) != null;
            board.Panel = isPanel && file.panel.Length > 0 ? file.panel.ToLower() : board.Panel;
            Trouble? wrong = new Wiring(board, file).Connect(HasMemory(target.ToUpper()), log);
            if (named == null)
            {
                log.Line("board: " + file.board + " is none of " + Names());
                trouble = Trouble.Of(Trouble.UnknownBoard, file.board);
            }
            else if (!isPanel)
            {
                log.Line("panel: " + file.panel + " is none of " + PanelNames());
                trouble = Trouble.Of(Trouble.UnknownPanel, file.panel);
            }
            else
            {
                trouble = wrong;
            }

            return board;
        }

        private static Board OfTarget(string target)
        {
            string name = target.ToUpper();
            return name.Contains("C3") ? Esp32C3SuperMini.Describe()
                : name.Contains("S3") ? Esp32S3DevKit.Describe()
                : Esp32DevKit.Describe();
        }

        private static bool HasMemory(string target)
        {
            return target.Contains("PSRAM") || target.Contains("WROVER") || target.Contains("OCTAL");
        }

        private static Board? Find(string key)
        {
            foreach (Board board in All())
            {
                if (board.Key == key.ToLower())
                {
                    return board;
                }
            }

            return null;
        }

        private static string Names()
        {
            string names = "";
            foreach (Board board in All())
            {
                names += ", " + board.Key;
            }

            return names.Substring(2);
        }

        private static string PanelNames()
        {
            string names = "";
            foreach (PanelModel model in PanelModel.All())
            {
                names += ", " + model.Name;
            }

            return names.Substring(2);
        }
    }
}
