using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Answers;
using Pairing.Service.Storage;

namespace Pairing.Service.Health;

/// <summary>
/// /health/live: the process answers. /health/ready: requests may come; else 503 and why: "starting", "no database" or
/// "draining".
/// </summary>
public static class HealthSetup
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>A database that does not answer in this time is as good as none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void MapHealth(this WebApplication app)
    {
        app.MapMethods("/health/live", Methods, (HttpContext context) => Say(context, "live", isGood: true)).ExcludeFromDescription();
        app.MapMethods("/health/ready", Methods, ReadyAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> ReadyAsync(
        HttpContext context, Life life, IDbContextFactory<PairingDb> databases, TimeProvider time) => life.Now switch
        {
            Stage.Starting => Say(context, "starting", isGood: false),
            Stage.Draining => Say(context, "draining", isGood: false),
            _ when !await AnswersAsync(databases, time, context.RequestAborted) => Say(context, "no database", isGood: false),
            _ => Say(context, "ready", isGood: true),
        };

    private static async Task<bool> AnswersAsync(IDbContextFactory<PairingDb> databases, TimeProvider time, CancellationToken gone)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, gone);
        try
        {
            await using var database = await databases.CreateDbContextAsync(either.Token);
            await database.Grants.AnyAsync(either.Token);
            return true;
        }
        catch (Exception failure) when (StorageFailure.Is(failure) || failure is OperationCanceledException)
        {
            return false;
        }
    }

    private static IResult Say(HttpContext context, string status, bool isGood)
    {
        OAuthError.NoStore(context.Response);
        return Results.Json(new HealthAnswer(status), statusCode: isGood ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private sealed record HealthAnswer([property: JsonPropertyName("status")] string Status);
}
