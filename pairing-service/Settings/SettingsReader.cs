using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Pairing.Service.Settings;

/// <summary>Reads the settings and says in one line what is wrong with them; a misspelled name is wrong too.</summary>
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
        return settings;
    }

    /// <summary>The attributes on the settings, section by section.</summary>
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
            && url.Query.Length == 0 && url.Fragment.Length == 0 && url.UserInfo.Length == 0; // RFC 8414 2: an issuer has none
        if (!isAddress)
        {
            throw Wrong("Pairing:PublicUrl", text, "It is an http or https address such as https://pair.example, without query or fragment.");
        }
    }

    private static void CheckProxies(IReadOnlyList<string> proxies)
    {
        foreach (string proxy in proxies)
        {
            if (!IPAddress.TryParse(proxy, out _) && !System.Net.IPNetwork.TryParse(proxy, out _))
            {
                throw Wrong("Pairing:Proxies:Known", proxy, "It is an address such as 10.0.0.2 or a network such as 10.0.0.0/24.");
            }
        }
    }

    public static WrongSettingException Wrong(string name, object? value, string reason) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name} is \"{value}\". {reason}"));

    /// <summary>Of an entry in a dictionary the binder says only that it failed; why stands within.</summary>
    private static InvalidOperationException Innermost(InvalidOperationException wrong) =>
        wrong.InnerException is InvalidOperationException inner ? Innermost(inner) : wrong;

    /// <summary>The binder says it correctly and at length.</summary>
    private static string InPlainWords(InvalidOperationException wrong) =>
        UnknownName().Match(wrong.Message) is { Success: true } unknown
            ? $"There is no setting named {unknown.Groups["names"].Value.Replace("'", "", StringComparison.Ordinal)} below {PairingSettings.Section}. Is it misspelled?"
            : wrong.Message.ReplaceLineEndings(" ");

    [GeneratedRegex("properties were not found on the instance of [^:]+: (?<names>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnknownName();
}
