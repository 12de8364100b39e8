using System.Collections.Generic;
using System.Linq;

namespace System.Net;

/// <summary>System.Net.Http: header fields, their names in any case. Repeated ones are joined by a comma.</summary>
internal class WebHeaderCollection
{
    private readonly List<(string Name, string Value)> fields = [];

    public int Count => fields.Count;

    public string[] AllKeys => fields.Select(f => f.Name).ToArray();

    /// <summary>Null where there is none.</summary>
    public string? this[string header] => GetValues(header) is { Length: > 0 } values ? string.Join(",", values) : null;

    public void Add(string name, string value) => fields.Add((name, value.Trim()));

    public void Set(string name, string value)
    {
        Remove(name);
        Add(name, value);
    }

    public void Remove(string name) => fields.RemoveAll(f => Is(f.Name, name));

    public string[] GetValues(string header) => fields.Where(f => Is(f.Name, header)).Select(f => f.Value).ToArray();

    private static bool Is(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
