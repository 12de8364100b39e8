using System.Diagnostics;

namespace Pairing.Service.Telemetry;

/// <summary>
/// A span for each request except health checks, by OpenTelemetry's conventions for HTTP. It has the route, never the path,
/// which can contain a user code. The service ignores the caller's trace context, because the caller is not trusted.
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
