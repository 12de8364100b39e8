using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Site;

namespace Pairing.Service.Requests;

/// <summary>
/// Reads the forms of pages as strictly as those of devices, before the pages do: what a page gets is text of a limited length.
/// ASP.NET Core's own reader repairs bad UTF-8, accepts any charset, and logs a stack for what it cannot read.
/// </summary>
public static class PageForms
{
    /// <summary>After routing, before the form token is checked.</summary>
    public static void UsePageForms(this WebApplication app) => app.Use((context, next) =>
    {
        if (ErrorPages.IsShown(context) || context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>() is null)
        {
            return next(context);
        }

        if (!HttpMethods.IsGet(context.Request.Method))
        {
            return ReadAsync(context, next);
        }

        context.Request.ContentType = null; // a GET has no form, and a page would read one
        return next(context);
    });

    private static async Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        int? refused = null;
        try
        {
            var (form, error) = await FormReader.ReadAsync(context.Request, isPage: true);
            if (form?.ToPage() is { } fields)
            {
                context.Request.Form = fields;
            }
            else
            {
                refused = error?.Status ?? StatusCodes.Status400BadRequest;
            }
        }
        catch (BadHttpRequestException wrong)
        {
            refused = wrong.StatusCode; // for instance a body that ends early
        }

        if (refused is { } status)
        {
            context.Response.StatusCode = status; // the error page follows
            return;
        }

        await next(context);
    }
}
