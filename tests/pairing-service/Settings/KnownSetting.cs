using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Pairing.Service.Clients;
using Pairing.Service.Settings;

namespace Pairing.Service.Tests.Settings;

/// <summary>A setting that the code reads. The service does not start with any other name under "Pairing".</summary>
/// <param name="Name">"Pairing:Clients:&lt;id&gt;:Name".</param>
/// <param name="Type">int, string and so on, without "or null".</param>
/// <param name="Default">Null if it is not a fixed value.</param>
internal sealed record KnownSetting(string Name, Type Type, string? Default)
{
    private const string Anyone = "tv";

    public bool IsNumber => Type == typeof(int);

    private bool IsList => Type == typeof(IReadOnlyList<string>);

    public static IReadOnlyList<KnownSetting> All() => [.. Of(new PairingSettings(), PairingSettings.Section)];

    /// <summary>Whether the service accepts this value.</summary>
    public bool Accepts(string value)
    {
        string name = Name.Replace("<id>", Anyone, StringComparison.Ordinal) + (IsList ? ":0" : "");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(name, (string?)value)]).Build();
        try
        {
            _ = new ConfiguredClients(SettingsReader.Read(configuration));
            return true;
        }
        catch (WrongSettingException)
        {
            return false;
        }
    }

    private static IEnumerable<KnownSetting> Of(object section, string path) =>
        section.GetType().GetProperties().Where(property => property.CanWrite)
            .SelectMany(property => Of(section, property, path));

    private static IEnumerable<KnownSetting> Of(object section, PropertyInfo property, string path)
    {
        string name = $"{path}:{property.Name}";
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (type == typeof(IConfigurationSection))
        {
            return [new(name + ":<name>", typeof(string), null)];
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>))
        {
            return Of(Activator.CreateInstance(type.GenericTypeArguments[1])!, name + ":<id>");
        }

        return type.IsClass && type != typeof(string)
            ? Of(property.GetValue(section)!, name)
            : [new(name, type, Text(property.GetValue(section) ?? OfAnyClient(property)))];
    }

    /// <summary>The value of a client whose entry does not set it.</summary>
    private static object? OfAnyClient(PropertyInfo property) =>
        property.DeclaringType == typeof(ClientSettings) && property.PropertyType == typeof(int?)
            ? typeof(Client).GetProperty(property.Name)!.GetValue(new ConfiguredClients(new PairingSettings()).All.First())
            : null;

    private static string? Text(object? value) => value switch
    {
        null or IReadOnlyList<string> => null,
        bool isTrue => isTrue ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
