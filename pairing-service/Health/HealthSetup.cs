using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Pairing.Service.Foundation;
using Pairing.Service.Responses;

namespace Pairing.Service.Health;

/// <summary>
/// /health/live: the process responds. /health/ready: the service accepts requests; otherwise 503 with the reason "starting",
/// "no database", "cannot write" or "draining".
/// </summary>
public static class HealthSetup
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>If the database does not respond within this time, it counts as down.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this WebApplication app)
    {
        app.MapMethods("/health/live", Methods, (HttpContext context) => Respond(context, "live", isGood: true))
            .ExcludeFromDescription();
        app.MapMethods("/health/ready", Methods, ReadyAsync).ExcludeFromDescription();
    }

    private static async Task<JsonHttpResult<HealthResponse>> ReadyAsync(
        HttpContext context, Readiness readiness, IDatabase database, TimeProvider time) => readiness.Now switch
        {
            Stage.Starting => Respond(context, "starting", isGood: false),
            Stage.Draining => Respond(context, "draining", isGood: false),
            _ when !await SucceedsAsync(database.CheckAsync, time, context.RequestAborted) =>
                Respond(context, "no database", isGood: false),
            _ when !await SucceedsAsync(database.CheckWritesAsync, time, context.RequestAborted) =>
                Respond(context, "cannot write", isGood: false),
            _ => Respond(context, "ready", isGood: true),
        };

    private static async Task<bool> SucceedsAsync(
        Func<CancellationToken, Task> checkAsync, TimeProvider time, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        try
        {
            await checkAsync(either.Token);
            return true;
        }
        catch (Exception failure) when (StorageFailure.Is(failure) || failure is OperationCanceledException)
        {
            return false;
        }
    }

    private static JsonHttpResult<HealthResponse> Respond(HttpContext context, string status, bool isGood)
    {
        OAuthError.NoStore(context.Response);
        return TypedResults.Json(
            new HealthResponse(status), statusCode: isGood ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private sealed record HealthResponse([property: JsonPropertyName("status")] string Status);
}
