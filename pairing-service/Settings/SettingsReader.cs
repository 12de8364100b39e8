using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Pairing.Service.Settings;

/// <summary>Reads and checks the settings. An error is one line. A misspelled name is an error too.</summary>
public static partial class SettingsReader
{
    public static PairingSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(PairingSettings.Section);
        PairingSettings settings;
        try
        {
            settings = section.Get<PairingSettings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new PairingSettings();
        }
        catch (InvalidOperationException wrong)
        {
            throw new WrongSettingException(InPlainWords(Innermost(wrong)));
        }

        Check(settings, PairingSettings.Section);
        CheckPublicUrl(settings.PublicUrl);
        CheckProxies(settings.Proxies.Known);
        CheckEndpoint(settings.Telemetry.Endpoint);
        CheckLogLevels(configuration.GetSection("Logging"));
        return settings;
    }

    /// <summary>Checks the attributes of the settings, section by section.</summary>
    private static void Check(object section, string path)
    {
        foreach (var property in section.GetType().GetProperties())
        {
            object? value = property.GetValue(section);
            string name = $"{path}:{property.Name}";
            var wrong = new List<ValidationResult>();
            if (!Validator.TryValidateProperty(value, new ValidationContext(section) { MemberName = property.Name }, wrong))
            {
                throw Wrong(name, value, wrong[0].ErrorMessage!);
            }

            if (value is not null and not string and not IEnumerable && property.PropertyType.IsClass)
            {
                Check(value, name);
            }
        }
    }

    private static void CheckPublicUrl(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        bool isAddress = Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            // RFC 8414 2: an issuer has none of these
            && url.Query.Length == 0 && url.Fragment.Length == 0 && url.UserInfo.Length == 0;
        if (!isAddress)
        {
            throw Wrong(
                "Pairing:PublicUrl", text,
                "It must be an http or https address such as https://pair.example, without user, query or fragment.");
        }
    }

    private static void CheckEndpoint(string? text)
    {
        if (!string.IsNullOrEmpty(text) && !Uri.TryCreate(text, UriKind.Absolute, out _))
        {
            throw Wrong("Pairing:Telemetry:Endpoint", text, "It must be an http or https address such as http://collector:4318.");
        }
    }

    private static void CheckProxies(IReadOnlyList<string> proxies)
    {
        foreach (string proxy in proxies)
        {
            if (!IPAddress.TryParse(proxy, out _) && !System.Net.IPNetwork.TryParse(proxy, out _))
            {
                throw Wrong(
                    "Pairing:Proxies:Known", proxy, "It must be an address such as 10.0.0.2 or a network such as 10.0.0.0/24.");
            }
        }
    }

    /// <summary>The framework would throw at its first log line.</summary>
    private static void CheckLogLevels(IConfigurationSection logging)
    {
        foreach (var (name, value) in logging.AsEnumerable())
        {
            if (value is not null && name.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase)
                && !Enum.TryParse<LogLevel>(value, ignoreCase: true, out _))
            {
                throw Wrong(name, value, $"It must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");
            }
        }
    }

    public static WrongSettingException Wrong(string name, object? value, string reason) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name} is \"{value}\". {reason}"));

    /// <summary>For a dictionary entry, the outer exception has no reason. The inner one does.</summary>
    private static InvalidOperationException Innermost(InvalidOperationException wrong) =>
        wrong.InnerException is InvalidOperationException inner ? Innermost(inner) : wrong;

    /// <summary>Shortens the binder's message.</summary>
    private static string InPlainWords(InvalidOperationException wrong) =>
        UnknownName().Match(wrong.Message) is { Success: true } unknown
            ? $"{PairingSettings.Section} has no setting {WithoutQuotes(unknown.Groups["names"].Value)}. Check the spelling."
            : wrong.Message.ReplaceLineEndings(" ");

    private static string WithoutQuotes(string names) => names.Replace("'", "", StringComparison.Ordinal);

    [GeneratedRegex("properties were not found on the instance of [^:]+: (?<names>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnknownName();
}
