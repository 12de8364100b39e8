using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;

namespace Pairing.Service.Site;

/// <summary>People get a page in the house's look for each failure; programs get what their endpoints write.</summary>
public static class ErrorPages
{
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app.UseWhen(
        context => Audience.IsPerson(context.Request),
        pages => pages
            .UseStatusCodePagesWithReExecute("/error/{0}")
            .UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = _ => Task.CompletedTask, // leaves the body to the status code pages
                StatusCodeSelector = failure => IsStorage(failure) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
            }));

    /// <summary>Storage that is away comes back: 503, not 500.</summary>
    private static bool IsStorage(Exception failure) =>
        failure is DbException || (failure.InnerException is { } inner && IsStorage(inner));
}
