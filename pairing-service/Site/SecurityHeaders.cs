using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pairing.Service.Site;

/// <summary>
/// Headers that tell the browser to load nothing from other sites, run no scripts, refuse frames and store nothing.
/// </summary>
public static class SecurityHeaders
{
    /// <summary>No scripts. Only our own style sheet and images. RFC 9700 4.16: no page in a frame.</summary>
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() => // as late as possible: an error clears headers that were set earlier
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>Headers of all responses, also for programs.</summary>
    public static void SetForAll(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer"; // the address of a page can contain a code
    }

    private static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        SetForAll(headers);
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
