using Pairing.Service.Settings;

namespace Pairing.Service.Commands;

/// <summary>
/// A command line in its two parts. Settings ("--name=value" or "--name value") are ASP.NET Core's, and have a colon in their
/// name or are in a short list. All other words are a command. The service starts only without any.
/// </summary>
public sealed record CommandLine(string[] Settings, string[] Words)
{
    /// <summary>Settings without a colon.</summary>
    public static readonly IReadOnlyList<string> HostSettings =
    [
        "--urls", "--http_ports", "--https_ports", "--environment", "--contentRoot", "--webRoot", "--applicationName",
        "--allowedHosts",
    ];

    private static readonly string[] Sections = ["Pairing", "Logging", "Kestrel", "Metrics", "hostBuilder"];

    public bool IsCommand => Words.Length > 0;

    /// <exception cref="WrongSettingException">A setting has no value, is in no known section, or is a secret.</exception>
    public static CommandLine Parse(string[] args)
    {
        var settings = new List<string>();
        var words = new List<string>();
        for (int i = 0; i < args.Length; i++)
        {
            string name = args[i].Split('=')[0];
            if (!IsSetting(name))
            {
                words.Add(args[i]);
                continue;
            }

            settings.Add(args[i]);
            string value;
            if (name != args[i])
            {
                value = args[i][(name.Length + 1)..];
            }
            else if (i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal))
            {
                value = args[++i];
                settings.Add(value);
            }
            else
            {
                throw new WrongSettingException($"The setting {name} has no value.");
            }

            Check(name[2..], value);
        }

        return new CommandLine([.. settings], [.. words]);
    }

    private static bool IsSetting(string name) =>
        name.StartsWith("--", StringComparison.Ordinal)
        && (name.Contains(':', StringComparison.Ordinal) || HostSettings.Contains(name, StringComparer.OrdinalIgnoreCase));

    private static void Check(string name, string value)
    {
        string section = name.Split(':')[0];
        if (section.Length < name.Length && !Sections.Contains(section, StringComparer.OrdinalIgnoreCase))
        {
            throw new WrongSettingException(
                $"The setting {name} does not exist.{Suggestion.For(section, Sections)} docs/operating.md lists the settings.");
        }

        SecretSettings.Refuse(name, value);
    }
}
