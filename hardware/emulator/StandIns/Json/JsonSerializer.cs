using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;

namespace nanoFramework.Json;

/// <summary>nanoFramework.Json: public properties in order, nulls written, few characters escaped.</summary>
internal static class JsonSerializer
{
    public static string SerializeObject(object? o, bool topObject = true) => o switch
    {
        null => "null",
        string text => Quote(text),
        char c => Quote(c.ToString()),
        bool b => b ? "true" : "false",
        DateTime date => Quote(date.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ")),
        Enum e => System.Convert.ToInt64(e, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture),
        IFormattable number when o.GetType().IsPrimitive => number.ToString(null, CultureInfo.InvariantCulture),
        IDictionary table => Braces(table.Keys.Cast<object>().Select(key => (key.ToString()!, table[key]))),
        IEnumerable list => "[" + string.Join(",", list.Cast<object?>().Select(item => SerializeObject(item, false))) + "]",
        _ => Braces(o.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanRead && p.GetIndexParameters().Length == 0).Select(p => (p.Name, p.GetValue(o)))),
    };

    private static string Braces(System.Collections.Generic.IEnumerable<(string Name, object? Value)> members) =>
        "{" + string.Join(",", members.Select(m => Quote(m.Name) + ":" + SerializeObject(m.Value, false))) + "}";

    /// <summary>Other control characters go out as they are, against RFC 8259 7.</summary>
    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            quoted.Append(c switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\b' => "\\b",
                '\f' => "\\f",
                '\t' => "\\t",
                '\\' => "\\\\",
                '"' => "\\\"",
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
