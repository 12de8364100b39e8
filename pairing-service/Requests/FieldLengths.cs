using Pairing.Protocol;

namespace Pairing.Service.Requests;

/// <summary>The maximum length of each parameter that the OAuth endpoints read. Unknown parameters are ignored.</summary>
public static class FieldLengths
{
    /// <summary>Of a value of a page's form. A field can have less.</summary>
    public const int OfPages = 2048;

    /// <summary>Of a name, in every form.</summary>
    public const int OfNames = 256;

    /// <summary>No field has less, so that shorter values need no look at their name.</summary>
    public const int Least = 256;

    public static int Of(string name) => name switch
    {
        Wire.ClientId or Wire.GrantType or Wire.DeviceCode or Wire.RefreshToken => Least,
        Wire.ClientSecret or Wire.Scope or Wire.DeviceName or Wire.DeviceModel or Wire.DeviceVersion => 1024,
        Wire.Token or Wire.TokenTypeHint => OfTokens,
        _ => int.MaxValue,
    };

    /// <summary>Several times the length of an access token of this service.</summary>
    public const int OfTokens = 8192;
}
