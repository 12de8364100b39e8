extern alias board;
using board::Pairing.Firmware.Boards;
using board::Pairing.Firmware.Core;
using board::Pairing.Firmware.Core.Settings;
using BoardData = board::Pairing.Firmware.Boards.Board;

namespace Pairing.Emulator.Tests.Boards;

/// <summary>Lets the firmware choose a board by its settings, and holds what it tells of it.</summary>
public abstract class BoardChoosing : ILog
{
    private protected List<string> Told { get; } = [];

    void ILog.Line(string text) => Told.Add(text);

    private protected static WiringFile With(WiringFile file, string wire, int pin)
    {
        typeof(WiringFile).GetField(wire)!.SetValue(file, pin);
        return file;
    }

    private protected BoardData Make(
        WiringFile? file, string target = "ESP32_REV3", string? trouble = null, string? cause = null)
    {
        BoardData made = BoardChoice.Make(file, target, this, out Trouble? told);
        Assert.Equal(trouble, told?.Code);
        Assert.Equal(trouble == null, Told.Count == 0);
        Assert.True(told == null || cause == null || told.Cause == cause, told?.Cause);
        return made;
    }
}
