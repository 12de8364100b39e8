using System.Globalization;
using Pairing.Firmware.Tests.Cost;
using Pairing.Tests;
using Xunit.Abstractions;

namespace Pairing.Firmware.Tests.BadInput;

/// <summary>
/// Whatever a server, a file or a phone says, the device goes on: no step throws or takes long, and no token is lost.
/// PAIRING_INPUTS sets how many inputs, PAIRING_SEED which ones.
/// </summary>
public class BadInputTests(ITestOutputHelper output)
{
    private const long MostOfAStep = 2_000_000; // texts of the greatest size are written to the flash

    [Fact]
    public void Bad_input_ends_no_step_and_loses_no_token()
    {
        int inputs = Set("PAIRING_INPUTS", Soak.Rounds(inSuite: 25_000, inSoak: 500_000));
        int seed = Set("PAIRING_SEED", Soak.Rounds(inSuite: 8628, inSoak: Random.Shared.Next()));
        output.WriteLine($"PAIRING_SEED={seed}");
        var (counts, steps, faults) = ((Dictionary<string, int>, Dictionary<string, long>, List<string>))MeteredCopy.Load()
            .GetType(typeof(BadInputs).FullName!, throwOnError: true)!
            .GetMethod(nameof(BadInputs.Run))!
            .Invoke(null, [seed, inputs])!;
        Assert.True(faults.Count == 0, $"PAIRING_SEED={seed}\n{string.Join("\n\n", faults)}");
        Assert.All(counts, kind => output.WriteLine(
            $"{kind.Value} x {kind.Key}; the largest step took {steps[kind.Key]} instructions"));
        Assert.All(counts.Values, count => Assert.InRange(count, inputs / counts.Count / 2, inputs));
        Assert.All(steps.Values, step => Assert.InRange(step, 0, MostOfAStep));
    }

    private static int Set(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int set) ? set : usual;
}
