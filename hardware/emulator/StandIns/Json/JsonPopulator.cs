using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;

namespace nanoFramework.Json;

/// <summary>Puts what was read into the type that was asked for, by the package's rules.</summary>
internal static class JsonPopulator
{
    public static object? Convert(object? value, Type type) => value switch
    {
        _ when type == typeof(Hashtable) || type == typeof(ArrayList) || type == typeof(object) => Loose(value),
        JsonMembers members => Populate(members, type),
        List<object?> items when type.IsArray => ToArray(items, type.GetElementType()!),
        List<object?> => throw new DeserializationException(),
        null when type.IsValueType => throw new NullReferenceException(),
        null => type == typeof(string) ? "" : null, // a null string arrives empty
        _ => Scalar(value, type),
    };

    /// <summary>For a Hashtable: numbers, texts and lists as they come, and what looks like a date as a date.</summary>
    private static object? Loose(object? value)
    {
        switch (value)
        {
            case JsonMembers members:
                var table = new Hashtable();
                foreach ((string name, object? member) in members)
                {
                    table.Add(name, Loose(member)); // a name that comes twice is an ArgumentException
                }

                return table;
            case List<object?> items:
                var list = new ArrayList();
                foreach (object? item in items)
                {
                    list.Add(Loose(item));
                }

                return list;
            case string text when LooksLikeDate(text):
                return new DateTime(
                    DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcTicks);
            default:
                return value;
        }
    }

    private static object Populate(JsonMembers members, Type type)
    {
        object target = Activator.CreateInstance(type) ?? throw new DeserializationException();
        foreach ((string name, object? value) in members)
        {
            if (type.GetField(name) is { } field)
            {
                field.SetValue(target, Convert(value, field.FieldType));
            }
            else if (type.GetProperty(name) is { CanWrite: true } property)
            {
                property.SetValue(target, Convert(value, property.PropertyType));
            }
        }

        return target;
    }

    private static Array ToArray(List<object?> items, Type element)
    {
        Array array = Array.CreateInstance(element, items.Count);
        for (int i = 0; i < items.Count; i++)
        {
            array.SetValue(Convert(items[i], element), i);
        }

        return array;
    }

    /// <summary>"5" and 5.0 become 5 for an int, 5 becomes "5" for a string.</summary>
    private static object Scalar(object value, Type type)
    {
        CultureInfo invariant = CultureInfo.InvariantCulture;
        try
        {
            return type == typeof(string)
                ? System.Convert.ToString(value, invariant)!
                : System.Convert.ChangeType(
                    value is string text && type != typeof(bool) ? double.Parse(text, invariant) : value, type, invariant);
        }
        catch (Exception unfit) when (unfit is FormatException or InvalidCastException or OverflowException)
        {
            throw new DeserializationException();
        }
    }

    private static bool LooksLikeDate(string text) =>
        text.Length >= 19 && text[4] == '-' && text[7] == '-' && text[10] == 'T'
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
}
