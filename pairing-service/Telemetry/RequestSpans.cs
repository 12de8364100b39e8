using System.Diagnostics;

namespace Pairing.Service.Telemetry;

/// <summary>
/// A span for each request but those for its health, after OpenTelemetry's conventions for HTTP. It names the route and never the path, in which
/// a user code may stand. A trace begins here: whoever sends a request is a stranger, and does not choose what is recorded.
/// </summary>
public static class RequestSpans
{
    public static void UseRequestSpans(this WebApplication app) => app.Use((context, next) =>
        Signals.Source.HasListeners() && !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
            ? TraceAsync(context, next)
            : next(context));

    private static async Task TraceAsync(HttpContext context, RequestDelegate next)
    {
        using var span = Signals.Source.StartActivity(context.Request.Method, ActivityKind.Server);
        try
        {
            await next(context);
        }
        finally
        {
            if (span is not null)
            {
                Describe(span, context);
            }
        }
    }

    private static void Describe(Activity span, HttpContext context)
    {
        int status = context.Response.StatusCode;
        span.SetTag("http.request.method", context.Request.Method);
        span.SetTag("http.response.status_code", status);
        if ((context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText is { } route)
        {
            string known = "/" + route.TrimStart('/');
            span.DisplayName = $"{context.Request.Method} {known}";
            span.SetTag("http.route", known);
        }

        if (status >= 500)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
