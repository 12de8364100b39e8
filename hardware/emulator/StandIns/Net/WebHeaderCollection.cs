using System.Collections.Generic;
using System.Linq;

namespace System.Net;

/// <summary>System.Net.Http: header fields, their names in any case. Repeated ones are joined by a comma.</summary>
internal class WebHeaderCollection
{
    private readonly List<(string Name, string Value)> _fields = [];

    public string[] AllKeys => _fields.Select(f => f.Name).ToArray();

    /// <summary>Null where there is none.</summary>
    public string? this[string header] =>
        _fields.Where(field => Is(field.Name, header)).Select(field => field.Value).ToArray() is { Length: > 0 } values
        ? string.Join(",", values)
        : null;

    public void Add(string name, string value) => _fields.Add((name, value.Trim()));

    private static bool Is(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
