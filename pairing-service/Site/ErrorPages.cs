using Pairing.Service.Storage;

namespace Pairing.Service.Site;

/// <summary>People get a page in the house's look for each failure; programs get what their endpoints write.</summary>
public static class ErrorPages
{
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app.UseWhen(
        context => Audience.IsPerson(context.Request),
        pages => pages
            .UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true)
            .UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = _ => Task.CompletedTask, // leaves the body to the status code pages
                StatusCodeSelector = failure => StorageFailure.Is(failure) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
            }));
}
