using Microsoft.Extensions.Primitives;

namespace Pairing.Service.Requests;

/// <summary>The parameters of a request body. An empty value means absent (RFC 6749 3.2). Unknown names are ignored.</summary>
public sealed class Form(IReadOnlyDictionary<string, string> parameters)
{
    /// <summary>As the pages read it, whose names ignore case. Null: two names differ only by case.</summary>
    public FormCollection? ToPage()
    {
        var fields = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        return parameters.All(one => fields.TryAdd(one.Key, one.Value)) ? new FormCollection(fields) : null;
    }

    public string? this[string name] => parameters.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;
}
