using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Board;
using Pairing.Emulator.Panel;
using Pairing.Firmware.Boards;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Emulator.Gallery;

/// <summary>
/// Screens as they look on the glass: painted by the firmware, sent by its adapter, and read off the panel's controller.
/// </summary>
internal static class Glass
{
    public static async Task<IReadOnlyList<PanelPicture>> ShowAsync(IEnumerable<Screen> screens, PanelKind panel)
    {
        var pictures = new List<PanelPicture>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        VirtualBoard? vessel = null;
        Firmware.Boards.Board described = Esp32DevKit.Describe();
        described.Panel = panel.Name;
        using VirtualBoard board = VirtualBoard.Create(new BoardSettings
        {
            Panel = panel,
            Program = () =>
            {
                try
                {
                    var display = new Display(OledPanel.Find(described)!);
                    foreach (Screen screen in screens)
                    {
                        ShowWhole(display, screen);
                        pictures.Add(vessel!.Panel.Picture);
                    }

                    done.SetResult();
                }
                catch (Exception fault)
                {
                    done.SetException(fault);
                }
            },
        });
        vessel = board;
        board.PowerOn();
        await done.Task;
        return pictures;
    }

    /// <summary>With its QR code, which the loop makes in as many turns.</summary>
    public static void ShowWhole(Display display, Screen screen)
    {
        display.Show(screen);
        for (int turn = 0; turn < Slices; turn++)
        {
            display.Update(screen, false);
        }
    }

    private const int Slices = 10;
}
