using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Pairing.Emulator.Board;
using Pairing.Emulator.Panel;
using Pairing.Firmware.Boards;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Emulator.Gallery;

/// <summary>Views as they look on the glass: painted by the firmware, sent by its adapter, and read off the panel's controller.</summary>
internal static class Glass
{
    public static async Task<IReadOnlyList<PanelPicture>> ShowAsync(IEnumerable<View> views)
    {
        var pictures = new List<PanelPicture>();
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        VirtualBoard? vessel = null;
        using VirtualBoard board = VirtualBoard.Create(new BoardSettings
        {
            Program = () =>
            {
                try
                {
                    var screen = new Screen(OledPanel.Find(Esp32DevKit.Describe())!);
                    foreach (View view in views)
                    {
                        screen.Show(view);
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
}
