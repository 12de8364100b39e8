using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Pairing.Firmware;
using Pairing.Tests;
using Xunit.Abstractions;

namespace Pairing.Boards.Tests.ImageSize;

/// <summary>
/// The firmware's own part of the image. No metadata processor runs here, so its .pe is reckoned from the firmware's types in the
/// emulator, which is compiled as the image is: optimized. For commit 7e373b9 this gives 85,689 bytes; the real processor made
/// 85,032.
/// </summary>
public sealed class ImageSizeTests(ITestOutputHelper output)
{
    private const int MostBytes = 96_480; // the goal is 88,000; the JSON package, which went, had 18,500

    private const int MostImageBytes = 310_000; // without the roots, which are data

    /// <summary>
    /// The packages' part of the image. For commit 7e373b9 the real packages made an image of 304,804 bytes, of which 85,032 were
    /// its own and 18,500 the JSON package's, which went since. System.Collections, which may have gone too, is still counted.
    /// </summary>
    private const int Packages = 304_804 - 85_032 - 18_500;

    /// <summary>Data, which the limit does not count.</summary>
    private const string Providers = "Pairing.Firmware.Core.Providers";

    /// <inheritdoc cref="Providers"/>
    private const string Roots = "Pairing.Firmware.Core.Roots";

    [Fact]
    public void It_is_no_larger_than_it_was_and_what_the_page_on_boards_tells()
    {
        Assembly emulator = typeof(Loop).Assembly;
        Assert.False(emulator.GetCustomAttribute<DebuggableAttribute>()?.IsJITOptimizerDisabled);
        string compiled = emulator.Location;
        PeSize whole = PeReckoning.Of(compiled, IsOwn);
        PeSize size = PeReckoning.Of(compiled, name => IsOwn(name) && name != Providers && name != Roots);
        int roots = whole.Total - PeReckoning.Of(compiled, name => IsOwn(name) && name != Roots).Total;
        int image = Packages + whole.Total - roots;
        output.WriteLine($"{size}; data {whole.Total - size.Total}, roots {roots} of it; image {image} without the roots");
        Assert.True(size.Total <= MostBytes, size.ToString());
        Assert.True(image <= MostImageBytes, $"the whole image has {image} bytes");

        Assert.InRange(size.Total / 1000.0, Told(@"about ([\d.]+) KB as \.pe") - 1, Told(@"about ([\d.]+) KB as \.pe") + 1);
        Assert.InRange(image / 1000.0, Told(@"about ([\d.]+) KB in all") - 1, Told(@"about ([\d.]+) KB in all") + 1);
    }

    private static double Told(string pattern) => double.Parse(
        Regex.Match(Repository.Read("docs/boards.md"), pattern).Groups[1].Value, CultureInfo.InvariantCulture);

    private static bool IsOwn(string name) => name.StartsWith("Pairing.Firmware", StringComparison.Ordinal)
        || name.StartsWith("Pairing.Protocol", StringComparison.Ordinal);
}
