using Pairing.Service.Site;
using Pairing.Service.Storage;

namespace Pairing.Service.Answers;

/// <summary>
/// What holds for every answer to a machine, whatever happens behind: JSON, never stored by a cache, and an error that
/// says whether to come again. People's pages have their own. The way of a poll through here is short on purpose: no
/// session, no static files, nothing but the address, this, routing and the endpoint.
/// </summary>
public static class MachineAnswers
{
    internal static readonly PathString[] Machines = ["/oauth", "/api", "/.well-known"];

    public static void AddMachineAnswers(this WebApplicationBuilder builder) =>
        builder.Services.ConfigureHttpJsonOptions(options => JsonForms.Plainly(options.SerializerOptions));

    public static void UseMachineAnswers(this WebApplication app)
    {
        app.UseRouting(); // here already, since a branch of its own would know no endpoints; the pages' error handling routes again
        app.MapWhen(context => IsMachine(context.Request.Path), machines => machines.Use(AnswerAsync).UseEndpoints(_ => { }));
    }

    private static bool IsMachine(PathString path)
    {
        foreach (var start in Machines)
        {
            if (path.StartsWithSegments(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        OAuthError.NoStore(context.Response);
        SecurityHeaders.SetForAll(context.Response.Headers);
        try
        {
            await next(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await Explain(context, failure).ExecuteAsync(context);
            return;
        }

        // 404, 405 and the like come from routing with a status alone
        if (!context.Response.HasStarted && context.Response is { StatusCode: >= 400, ContentType: null })
        {
            await OfStatus(context).ExecuteAsync(context);
        }
    }

    private static OAuthError OfStatus(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status415UnsupportedMediaType && ProblemAnswer.Suits(context.Request)
            ? OAuthError.NotJson() // the OAuth endpoints say 400, and want a form
            : OAuthError.OfStatus(context.Response.StatusCode);

    private static OAuthError Explain(HttpContext context, Exception failure)
    {
        var log = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Pairing.Answers");
        if (failure is BadHttpRequestException bad)
        {
            return OAuthError.OfStatus(bad.StatusCode);
        }

        if (StorageFailure.Is(failure))
        {
            log.LogError(failure, "The storage failed at {Path}", context.Request.Path);
            return OAuthError.Unavailable("The storage is not to be reached. Nothing was changed.", TimeSpan.FromSeconds(5));
        }

        log.LogError(failure, "A mistake at {Path}", context.Request.Path);
        return OAuthError.OfStatus(500);
    }
}
