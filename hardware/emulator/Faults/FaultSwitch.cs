using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Serialization;

namespace Pairing.Emulator.Faults;

/// <summary>One thing that can go wrong, and the ways in which it can; the first is the usual.</summary>
/// <param name="Name">For the command line, as in `--fault server=drips`.</param>
/// <param name="Label">For people.</param>
public sealed record FaultSwitch(string Name, string Label, IReadOnlyList<FaultChoice> Choices)
{
    [JsonIgnore]
    internal Func<(string Value, long Number)> Read { get; init; } = () => ("", 0);

    [JsonIgnore]
    internal Action<string, long> Write { get; init; } = (_, _) => { };

    /// <summary>The choice that stands, with its number behind a colon where it has one.</summary>
    [JsonIgnore]
    public string Value => Read() is var (value, number) && Choices.First(c => c.Value == value).Usual != null
        ? value + ":" + number.ToString(CultureInfo.InvariantCulture)
        : Read().Value;

    [JsonIgnore]
    public bool IsOn => Read().Value != Choices[0].Value;

    /// <param name="value">A choice, where it takes a number also `choice:number`.</param>
    /// <returns>False when there is no such choice.</returns>
    public bool Set(string value)
    {
        string[] parts = value.Split(':', 2);
        FaultChoice? choice = Choices.FirstOrDefault(c => c.Value == parts[0]);
        long number = choice?.Usual ?? 0;
        bool isNumber = parts.Length == 1
            || (choice?.Usual != null && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out number)
                && number <= int.MaxValue);
        if (choice == null || !isNumber)
        {
            return false;
        }

        Write(choice.Value, number);
        return true;
    }
}

/// <param name="Usual">The number that is meant when none is given; null: it takes none.</param>
public sealed record FaultChoice(string Value, string Label, long? Usual = null);
