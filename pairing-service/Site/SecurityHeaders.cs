using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pairing.Service.Site;

/// <summary>What every page tells the browser: load nothing from elsewhere, run nothing, be framed by nobody, remember nothing.</summary>
public static class SecurityHeaders
{
    /// <summary>No script at all, and only our own sheet and pictures. RFC 9700 4.16: no page of ours in a frame.</summary>
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() => // at the last moment: a page that fails has its headers taken away before
        {
            Set(context);
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>What programs are told as well.</summary>
    public static void SetForAll(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer"; // a page's address may hold a code
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
        headers.XFrameOptions = "DENY"; // for browsers that do not know frame-ancestors
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (headers.CacheControl.Count == 0 || context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is not null)
        {
            headers.CacheControl = "no-store"; // codes and names do not outlive the page
        }
    }
}
