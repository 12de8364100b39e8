using System.Globalization;
using System.Text.RegularExpressions;
using Pairing.Firmware.Boards;
using Pairing.Tests;

namespace Pairing.Boards.Tests.Guides;

/// <summary>docs/boards.md: the pins that it says are refused, held against those that are.</summary>
public class BoardsGuideTests
{
    private const int Beyond = 60; // no chip has so many pins

    [Theory]
    [InlineData("is no pin here")]
    [InlineData("is the flash's")]
    [InlineData("is the PSRAM's")]
    [InlineData("is a boot pin")]
    [InlineData("is the serial port's")]
    [InlineData("is the USB port's")]
    [InlineData("is input only")]
    public void Each_reason_has_the_pins_of_each_chip(string reason)
    {
        string row = Repository.Read("docs/boards.md").Split('\n')
            .Single(line => line.StartsWith($"| {reason} |", StringComparison.Ordinal));
        string[] cells = [.. row.Split('|')[2..5].Select(cell => cell.Trim())];
        Assert.Equal(
            new[] { Chip.Esp32, Chip.Esp32C3, Chip.Esp32S3 }.Select(chip => Refused(chip, reason)),
            cells.Select(Pins));
        Assert.Contains(cells, cell => cell.Length > 0);
    }

    private static string Refused(string chip, string reason) => string.Join(' ', Enumerable.Range(0, Beyond)
        .Where(pin => Chip.Fault(chip, pin, isOutput: true, hasMemory: true) == " " + reason));

    private static string Pins(string cell) => string.Join(' ', Regex.Matches(cell, @"(?:from )?(\d+)(?: to (\d+)| on)?")
        .SelectMany(part =>
        {
            int first = int.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture);
            int last = part.Groups[2].Success ? int.Parse(part.Groups[2].Value, CultureInfo.InvariantCulture)
                : part.Value.EndsWith("on", StringComparison.Ordinal) ? Beyond - 1
                : first;
            return Enumerable.Range(first, last - first + 1);
        }));
}
