using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Pairing.Firmware.Core.Json;

namespace Pairing.Firmware.Tests.Json;

/// <summary>
/// Reads JSON for the tests of Core, where the board's library is not at hand. It refuses at least what that library refuses
/// and changes values as the library does (device-api/FACTS.md, section 5).
/// </summary>
internal sealed class StrictJson : IJson
{
    /// <exception cref="InvalidOperationException">An array for a member that is none: a board would restart.</exception>
    public object? Read(string text, Type type)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(JsonEscapes.Rewrite(text));
            return HasNestedArrays(document.RootElement) ? null : Populate(document.RootElement, type);
        }
        catch (Exception refused) when (refused is JsonException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static object? Populate(JsonElement document, Type type)
    {
        if (document.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        object target = Activator.CreateInstance(type)!;
        HashSet<string> seen = [];
        foreach (JsonProperty member in document.EnumerateObject())
        {
            if (type.GetProperty(member.Name) is PropertyInfo property)
            {
                property.SetValue(
                    target, seen.Add(member.Name) ? Value(member.Value, property.PropertyType) : throw new JsonException());
            }
            else if (type.GetField(member.Name) is FieldInfo field)
            {
                field.SetValue(target, seen.Add(member.Name) ? Value(member.Value, field.FieldType) : throw new JsonException());
            }
        }

        return target;
    }

    private static object Value(JsonElement value, Type type) => (value.ValueKind, type) switch
    {
        (JsonValueKind.Array, _) =>
            throw new InvalidOperationException("The board's library ends the runtime: it met an array for a " + type),
        (JsonValueKind.String, _) when type == typeof(string) => Text(value.GetString()!),
        (JsonValueKind.Number, _) when type == typeof(string) => Number(value),
        (JsonValueKind.Null, _) when type == typeof(string) => "",
        (JsonValueKind.Number, _) when type == typeof(int) => Whole(value.GetRawText()),
        (JsonValueKind.String, _) when type == typeof(int) => Whole(value.GetString()!),
        (JsonValueKind.True or JsonValueKind.False, _) when type == typeof(bool) => value.GetBoolean(),
        _ => throw new JsonException(),
    };

    /// <summary>A text that looks like a date comes back in another format.</summary>
    private static string Text(string text) => text.Length >= 19 && text[4] == '-' && text[7] == '-' && text[10] == 'T'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out DateTimeOffset date)
            ? date.ToString("MM/dd/yyyy HH:mm:ss", CultureInfo.InvariantCulture)
            : text;

    /// <summary>600 becomes "600", and so does 600.0.</summary>
    private static string Number(JsonElement number) => number.TryGetInt64(out _) || number.TryGetUInt64(out _)
        ? number.GetRawText()
        : number.GetDouble().ToString(CultureInfo.InvariantCulture);

    private static int Whole(string text)
    {
        double number = double.Parse(text, CultureInfo.InvariantCulture);
        return number == Math.Floor(number) ? checked((int)number) : throw new FormatException();
    }

    private static bool HasNestedArrays(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array =>
            element.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Array || HasNestedArrays(item)),
        JsonValueKind.Object => element.EnumerateObject().Any(member => HasNestedArrays(member.Value)),
        _ => false,
    };
}
