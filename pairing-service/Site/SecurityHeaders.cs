using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Settings;

namespace Pairing.Service.Site;

/// <summary>
/// Headers that tell the browser to load nothing from other sites, run no scripts, refuse frames and store nothing.
/// </summary>
public static class SecurityHeaders
{
    /// <summary>No scripts. Only our own style sheet and images. RFC 9700 4.16: no page in a frame.</summary>
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>One year. No subdomains, because they can be other services.</summary>
    private const string OnlyHttps = "max-age=31536000";

    public static void UseSecurityHeaders(this IApplicationBuilder app, PairingSettings settings)
    {
        bool isOnlyHttps = IsOnlyHttps(settings.PublicUrl);
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() => // as late as possible: an error clears headers that were set earlier
            {
                Set(context, isOnlyHttps);
                return Task.CompletedTask;
            });
            return next(context);
        });
    }

    /// <summary>Headers of all responses, also for programs.</summary>
    public static void SetForAll(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer"; // the address of a page can contain a code
    }

    /// <summary>
    /// RFC 6797 holds for all ports of a host. So a service on another port than 443 does not decide for the others.
    /// </summary>
    private static bool IsOnlyHttps(string? publicUrl) =>
        !string.IsNullOrEmpty(publicUrl)
        && new Uri(publicUrl) is { Scheme: "https", IsDefaultPort: true, IsLoopback: false };

    private static void Set(HttpContext context, bool isOnlyHttps)
    {
        var headers = context.Response.Headers;
        SetForAll(headers);
        if (isOnlyHttps)
        {
            headers.StrictTransportSecurity = OnlyHttps;
        }

        if (!Audience.IsPerson(context.Request))
        {
            return;
        }

        headers.ContentSecurityPolicy = Policy;
        headers.XFrameOptions = "DENY"; // for browsers that do not support frame-ancestors
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0 || context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null)
        {
            headers.CacheControl = "no-store"; // codes and names are not stored
        }
    }
}
