using Pairing.Service.Foundation;
using Pairing.Service.Site;

namespace Pairing.Service.Responses;

/// <summary>
/// Rules for all responses to programs: JSON, never cached, with an error that says whether to try again. A poll passes
/// through as little middleware as possible: no session and no static files.
/// </summary>
public static class MachineResponses
{
    public static void AddMachineResponses(this WebApplicationBuilder builder) =>
        builder.Services.ConfigureHttpJsonOptions(options => JsonFormat.WithoutEscapes(options.SerializerOptions));

    public static void UseMachineResponses(this WebApplication app)
    {
        // already here, because a branch would not see the endpoints, and the pages' error handling routes again
        app.UseRouting();
        app.MapWhen(
            context => Audience.IsMachine(context.Request.Path), machines => machines.Use(HandleAsync).UseEndpoints(_ => { }));
        app.UseWhen(context => !Audience.IsPerson(context.Request), programs => programs.Use(DescribeAsync)); // health and docs
    }

    private static async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        OAuthError.NoStore(context.Response);
        SecurityHeaders.SetForAll(context.Response.Headers);
        try
        {
            await next(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await Describe(context, failure).ExecuteAsync(context);
            return;
        }

        await DescribeStatusAsync(context);
    }

    private static async Task DescribeAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        await DescribeStatusAsync(context);
    }

    /// <summary>Routing sets 404, 405 and others without a body.</summary>
    private static async Task DescribeStatusAsync(HttpContext context)
    {
        var response = context.Response;
        if (!response.HasStarted && response is { StatusCode: >= 400, ContentType: null })
        {
            if (response.Headers.Allow is [{ } allow])
            {
                response.Headers.Allow = Methods.WithHead(allow);
            }

            await OfStatus(context).ExecuteAsync(context);
        }
    }

    private static OAuthError OfStatus(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status415UnsupportedMediaType && ProblemResponse.Matches(context.Request)
            ? JsonError.NotJson() // the OAuth endpoints respond with 400 and expect a form
            : OAuthError.OfStatus(context.Response.StatusCode);

    private static OAuthError Describe(HttpContext context, Exception failure)
    {
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Pairing.Answers");
        if (failure is BadHttpRequestException bad)
        {
            return OAuthError.OfStatus(bad.StatusCode);
        }

        if (StorageFailure.Is(failure))
        {
            log.LogError(failure, "The storage failed during a request to {Path}", context.Request.Path);
            return UnavailableError.For("The storage is not to be reached. Nothing was changed.", TimeSpan.FromSeconds(5));
        }

        log.LogError(failure, "An unexpected error occurred during a request to {Path}", context.Request.Path);
        return OAuthError.OfStatus(500);
    }
}
