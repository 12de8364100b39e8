using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using Pairing.Emulator.Faults;

namespace Pairing.Emulator.Run;

/// <summary>The kinds of options.</summary>
internal sealed partial record Options
{
    private static Option<bool> Switch(string name, string description) => new(name) { Description = description };

    private static Option<string?> TextOption(string name, string description, string helpName) =>
        new(name) { Description = description, HelpName = helpName };

    /// <summary>`dotnet run` starts a web project in the project's folder, but people mean their current folder.</summary>
    private static string? FromHere(string? path)
    {
        string current = HostEnvironment.GetEnvironmentVariable("PWD") ?? HostEnvironment.CurrentDirectory;
        return path == null ? null : Path.GetFullPath(path, current);
    }

    /// <summary>One of some names, the first unless another is given.</summary>
    private static Option<string> ChoiceOption(string name, string description, IEnumerable<string> names)
    {
        string[] choices = [.. names];
        var option = new Option<string>(name)
        {
            Description = $"{description}: {string.Join(", ", choices)}.",
            HelpName = "NAME",
            DefaultValueFactory = _ => choices[0],
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not string given || !choices.Contains(given))
            {
                result.AddError($"{name} takes one of {string.Join(", ", choices)}.");
            }
        });
        return option;
    }

    private static IEnumerable<string> Names(FaultSwitch fault) =>
        fault.Choices.Skip(1).Select(choice => $"{fault.Name}={choice.Value}{(choice.Usual == null ? "" : ":N")}");

    private static Option<int> PortOption(string name, string description, int usual) =>
        NumberOption(name, description, "PORT", usual, 65535);

    private static Option<int> NumberOption(string name, string description, string helpName, int usual, int most)
    {
        var option = new Option<int>(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Implicit)
            {
                return; // not given: the usual one
            }

            string text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
            bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
            if (!isNumber || number < 1 || number > most)
            {
                result.AddError($"{name} takes a number from 1 to {most}.");
            }
        });
        return option;
    }
}
