namespace Pairing.Firmware.Tests.BadInput;

/// <summary>The campaign, run in the metered copy so that each step is counted.</summary>
internal static class BadInputs
{
    private const int MostFaults = 10;

    private static readonly (string Kind, Func<Random, (int, long)> Live)[] Kinds =
    [
        ("metadata", random => Live(new Lives(random), lives => lives.Unpaired(0))),
        ("device authorization response", random => Live(new Lives(random), lives => lives.Unpaired(1))),
        ("token response", random => Live(new Lives(random), lives => lives.Unpaired(2))),
        ("device record", random => Live(new Lives(random), lives => lives.Paired(0))),
        ("token response of a refresh", random => Live(new Lives(random), lives => lives.Paired(1))),
        ("screen text", random => Live(new Lives(random), lives => lives.Paired(2))),
        ("tokens in the flash", random => Live(new Lives(random), lives => lives.Stored("tokens"))),
        ("code in the flash", random => Live(new Lives(random), lives => lives.Stored("code"))),
        ("pairing.json", random => Live(new Files(random), files => files.Settings())),
        ("setup form", random => Live(new Files(random), files => files.SetupForm())),
        ("DNS query", random => Live(new Files(random), files => files.DnsQueries())),
    ];

    /// <returns>
    /// How many inputs of each kind there were, the largest step in instructions of each kind, and what was wrong.
    /// </returns>
    public static (Dictionary<string, int> Inputs, Dictionary<string, long> Steps, List<string> Faults) Run(int seed, int inputs)
    {
        Dictionary<string, int> counts = Kinds.ToDictionary(kind => kind.Kind, _ => 0);
        Dictionary<string, long> steps = Kinds.ToDictionary(kind => kind.Kind, _ => 0L);
        List<string> faults = [];
        for (int done = 0, life = 0; done < inputs && faults.Count < MostFaults; life++)
        {
            // The kind of which there were the fewest
            (string kind, Func<Random, (int, long)> live) = Kinds.MinBy(kind => counts[kind.Kind]);
            int used = 1;
            try
            {
                (used, long largest) = live(new Random(unchecked((seed * 397) + life)));
                steps[kind] = Math.Max(steps[kind], largest);
            }
            catch (Exception e)
            {
                faults.Add($"Life {life}, {kind}: {e}");
            }

            counts[kind] += used;
            done += used;
        }

        return (counts, steps, faults);
    }

    private static (int Used, long LargestStep) Live<T>(T campaign, Func<T, int> live)
        where T : Campaign
    {
        int used = live(campaign);
        return (Math.Max(used, 1), campaign.LargestStep);
    }
}
