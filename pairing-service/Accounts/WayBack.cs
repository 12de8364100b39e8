using Microsoft.AspNetCore.Mvc;
using Pairing.Protocol;

namespace Pairing.Service.Accounts;

/// <summary>Where a person goes on after signing in: back to where they came from, and never off this service.</summary>
public static class WayBack
{
    /// <summary>An address elsewhere would make of sign-in an open redirector (RFC 9700 4.11.2).</summary>
    public static string Back(this IUrlHelper url, string? returnUrl) => url.IsLocalUrl(returnUrl) ? returnUrl! : "~/devices";

    /// <summary>The code that waits behind /d/CODE, to be shown while its owner signs in; null if there is none.</summary>
    public static string? CodeIn(PathString wayBack)
    {
        bool leadsToCode = wayBack.StartsWithSegments(WellKnown.Verification, StringComparison.OrdinalIgnoreCase, out var code);
        string? bare = leadsToCode ? UserCode.Normalize(code.Value!.TrimStart('/')) : null;
        return bare?.Length >= UserCode.Length ? UserCode.Group(bare) : null;
    }

    /// <summary>The path behind a return address, without what a proxy puts before all of ours.</summary>
    public static PathString PathOf(string? returnUrl, PathString before)
    {
        var path = returnUrl?.StartsWith('/') == true ? PathString.FromUriComponent(returnUrl.Split('?')[0]) : PathString.Empty;
        return path.StartsWithSegments(before, StringComparison.OrdinalIgnoreCase, out var rest) ? rest : path;
    }
}
