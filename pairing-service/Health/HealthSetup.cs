using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Pairing.Service.Storage;

namespace Pairing.Service.Health;

/// <summary>/health/live: the process answers. /health/ready: the database does too, so requests may come.</summary>
public static class HealthSetup
{
    public static void AddHealth(this WebApplicationBuilder builder) =>
        builder.Services.AddHealthChecks().AddCheck<DatabaseAnswers>("database");

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
    }

    private sealed class DatabaseAnswers(IDbContextFactory<PairingDb> databases) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var database = await databases.CreateDbContextAsync(cancellationToken);
                await database.Grants.AnyAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (Exception failure) when (StorageFailure.Is(failure))
            {
                return HealthCheckResult.Unhealthy("The database does not answer.", failure);
            }
        }
    }
}
