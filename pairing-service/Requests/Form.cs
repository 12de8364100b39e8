namespace Pairing.Service.Requests;

/// <summary>The parameters of a request body. An empty value means absent (RFC 6749 3.2). Unknown names are ignored.</summary>
public sealed class Form(IReadOnlyDictionary<string, string> parameters)
{
    public string? this[string name] => parameters.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;
}
