using Pairing.Service.Foundation;

namespace Pairing.Service.Site;

/// <summary>Shows people an error page. Programs get the error that their endpoint writes.</summary>
public static class ErrorPages
{
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app.UseWhen(
        context => Audience.IsPerson(context.Request),
        pages => pages
            .UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true)
            .UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = _ => Task.CompletedTask, // leaves the body to the status code pages
                StatusCodeSelector = failure => StorageFailure.Is(failure)
                    ? StatusCodes.Status503ServiceUnavailable
                    : StatusCodes.Status500InternalServerError,
            }));
}
