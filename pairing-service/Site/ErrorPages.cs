using Microsoft.AspNetCore.Diagnostics;
using Pairing.Service.Foundation;

namespace Pairing.Service.Site;

/// <summary>Shows people an error page. Programs get the error that their endpoint writes.</summary>
public static class ErrorPages
{
    private const string Path = "/error/";

    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app.UseWhen(
        context => Audience.IsPerson(context.Request),
        pages => pages
            .UseStatusCodePagesWithReExecute(Path + "{0}", createScopeForStatusCodePages: true)
            .Use(ReadAsync)
            .UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = _ => Task.CompletedTask, // leaves the body to the status code pages
                StatusCodeSelector = failure => StorageFailure.Is(failure)
                    ? StatusCodes.Status503ServiceUnavailable
                    : StatusCodes.Status500InternalServerError,
            }));

    /// <summary>The page about a failed request only reads, whatever the request did.</summary>
    private static async Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        string method = context.Request.Method;
        if (IsShown(context))
        {
            context.Request.Method = HttpMethods.Get;
            context.Request.ContentType = null; // its form is of no interest, and may be unreadable
        }

        await next(context);
        context.Request.Method = method; // for the span
    }

    /// <summary>Whether the request is answered with an error page already.</summary>
    public static bool IsShown(HttpContext context) => context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    /// <summary>Replaces a request that no page may read by the request for the page about it.</summary>
    public static void Show(HttpContext context, int status)
    {
        var request = context.Request;
        context.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature { OriginalPath = request.Path });
        request.Method = HttpMethods.Get;
        request.Path = $"{Path}{status}";
        request.QueryString = default;
        request.Body = Stream.Null;
    }
}
