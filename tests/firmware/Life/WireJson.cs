using System.Reflection;
using System.Text.Json;
using Pairing.Firmware.Core.Json;

namespace Pairing.Firmware.Tests.Life;

/// <summary>JSON as the board's library reads it where that is well: strings from numbers, "" from null, unknown members passed over.</summary>
internal sealed class WireJson : IJson
{
    public object? Read(string text, Type type)
    {
        try
        {
            object read = Activator.CreateInstance(type)!;
            using JsonDocument document = JsonDocument.Parse(text);
            foreach (JsonProperty member in document.RootElement.EnumerateObject())
            {
                type.GetProperty(member.Name)?.SetValue(read, Value(member.Value, type.GetProperty(member.Name)!));
            }

            return read;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static object Value(JsonElement value, PropertyInfo into) => value.ValueKind switch
    {
        JsonValueKind.String when into.PropertyType == typeof(string) => value.GetString()!,
        JsonValueKind.Number when into.PropertyType == typeof(string) => value.GetRawText(),
        JsonValueKind.Null when into.PropertyType == typeof(string) => "",
        JsonValueKind.True or JsonValueKind.False when into.PropertyType == typeof(bool) => value.GetBoolean(),
        _ => throw new ArgumentException("not of this type"),
    };
}
