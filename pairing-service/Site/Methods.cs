using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pairing.Service.Site;

/// <summary>
/// A page and a static file accept only their methods (RFC 9110 15.5.6). Razor Pages shows a page also for a method that it has
/// no handler for, without the data that the handler would have read.
/// </summary>
public static class Methods
{
    private const string Read = "GET, HEAD"; // HEAD arrives here as GET

    /// <summary>Before the static files, which leave other methods to routing, and so to 404.</summary>
    public static void UseMethodsOfFiles(this WebApplication app)
    {
        var files = app.Environment.WebRootFileProvider;
        app.Use((context, next) =>
            HttpMethods.IsGet(context.Request.Method) || !files.GetFileInfo(context.Request.Path.Value ?? "").Exists
                ? next(context)
                : RefuseAsync(context, Read));
    }

    /// <summary>After routing.</summary>
    public static void UseMethodsOfPages(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<CompiledPageActionDescriptor>() is not { } page
            || ErrorPages.IsShown(context)
            || page.HandlerMethods.Any(handler => HttpMethods.Equals(handler.HttpMethod, context.Request.Method)))
        {
            return next(context);
        }

        var methods = page.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant())
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return RefuseAsync(context, WithHead(string.Join(", ", methods)));
    });

    /// <summary>The value of Allow with the HEAD that every GET includes.</summary>
    public static string WithHead(string allow)
    {
        string[] methods = allow.Split(", ");
        return Array.Exists(methods, HttpMethods.IsGet) && !Array.Exists(methods, HttpMethods.IsHead)
            ? allow.Replace(HttpMethods.Get, Read, StringComparison.Ordinal)
            : allow;
    }

    private static Task RefuseAsync(HttpContext context, string allow)
    {
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = allow;
        return Task.CompletedTask; // the error page follows
    }
}
