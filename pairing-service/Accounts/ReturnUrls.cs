using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Pairing.Protocol;
using Pairing.Service.Foundation;

namespace Pairing.Service.Accounts;

/// <summary>The address after sign-in: the page that the person came from, but never another site.</summary>
public static class ReturnUrls
{
    public const int MaximumLength = 2048;

    /// <summary>An external address would turn sign-in into an open redirector (RFC 9700 4.11.2).</summary>
    public static string SafeReturnUrl(this IUrlHelper url, string? returnUrl) =>
        url.IsLocalUrl(returnUrl) ? Encode(returnUrl!) : "~/devices";

    /// <summary>What a Location header can have (RFC 3986 2). What is encoded already stays as it is.</summary>
    private static string Encode(string address)
    {
        var encoded = new StringBuilder();
        foreach (var rune in address.EnumerateRunes())
        {
            if (rune.IsAscii && AsItIs.Contains((char)rune.Value))
            {
                encoded.Append((char)rune.Value);
            }
            else
            {
                encoded.Append(Uri.EscapeDataString(rune.ToString()));
            }
        }

        return encoded.ToString();
    }

    private static readonly SearchValues<char> AsItIs =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?#%");

    /// <summary>The code in /d/CODE, shown during sign-in. Null: there is none.</summary>
    public static string? CodeIn(PathString wayBack)
    {
        bool leadsToCode = wayBack.StartsWithSegments(WellKnown.Verification, StringComparison.OrdinalIgnoreCase, out var code);
        string? bare = leadsToCode ? UserCode.Normalize(code.Value!.TrimStart('/')) : null;
        return bare?.Length >= UserCode.Length ? UserCode.Group(bare) : null;
    }

    /// <summary>The path of a return address without the path of the proxy.</summary>
    public static PathString PathOf(string? returnUrl, PathString before)
    {
        var path = returnUrl?.StartsWith('/') == true ? PathString.FromUriComponent(returnUrl.Split('?')[0]) : PathString.Empty;
        return path.StartsWithSegments(before, StringComparison.OrdinalIgnoreCase, out var rest) ? rest : path;
    }
}
