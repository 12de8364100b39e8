using Microsoft.AspNetCore.Http.Features;
using Pairing.Service.Responses;
using Pairing.Service.Site;

namespace Pairing.Service.Requests;

/// <summary>
/// Rules for every request, before anything else reads it: a well-formed Host, a body of at most 16 KiB, and HEAD where GET is.
/// People get a page, programs get JSON.
/// </summary>
public static class RequestRules
{
    public const int MaximumBytes = 16 * 1024;

    public static void AddRequestRules(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 2 * MaximumBytes); // with its framing

    public static void UseRequestRules(this WebApplication app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (!HostHeader.IsWellFormed(request.Headers.Host.ToString()))
        {
            return RefuseAsync(context, next, StatusCodes.Status400BadRequest);
        }

        if (request.ContentLength > MaximumBytes)
        {
            return RefuseAsync(context, next, StatusCodes.Status413PayloadTooLarge);
        }

        if (HttpMethods.IsHead(request.Method))
        {
            request.Method = HttpMethods.Get; // RFC 9110 9.3.2: the same without a body, which Kestrel leaves out
        }

        return request.ContentLength is null && context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true
            ? ReadFirstAsync(context, next)
            : next(context);
    });

    /// <summary>A body without a length is read first, because no route could refuse it otherwise.</summary>
    private static async Task ReadFirstAsync(HttpContext context, RequestDelegate next)
    {
        int? refused = null;
        byte[] body = new byte[MaximumBytes + 1];
        try
        {
            int length = await context.Request.Body.ReadAtLeastAsync(
                body, body.Length, throwOnEndOfStream: false, CancellationToken.None); // as in FormReader
            context.Request.Body = new MemoryStream(body, 0, length, writable: false);
            refused = length > MaximumBytes ? StatusCodes.Status413PayloadTooLarge : null;
        }
        catch (BadHttpRequestException wrong)
        {
            refused = wrong.StatusCode;
        }

        await (refused is { } status ? RefuseAsync(context, next, status) : next(context));
    }

    private static Task RefuseAsync(HttpContext context, RequestDelegate next, int status)
    {
        if (Audience.IsPerson(context.Request))
        {
            ErrorPages.Show(context, status);
            return next(context);
        }

        SecurityHeaders.SetForAll(context.Response.Headers);
        return OAuthError.OfStatus(status).ExecuteAsync(context);
    }
}
