using Pairing.Service.Responses;
using Pairing.Service.Settings;
using Pairing.Service.Site;

namespace Pairing.Service.Health;

/// <summary>Reports "starting" from the first moment, and shuts down gracefully.</summary>
public static class ReadinessSetup
{
    /// <summary>
    /// Longer than any request: if SQLite is locked, a request fails after 5 s. Shorter than the 10 s after which Docker
    /// kills the process.
    /// </summary>
    private static readonly TimeSpan Finish = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>Last, because it removes services that others added.</summary>
    public static void AddReadiness(this WebApplicationBuilder builder, PairingSettings settings)
    {
        var delay = TimeSpan.FromSeconds(settings.Shutdown.Delay);
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddHostedService(services => new DrainDelay(delay, services.GetRequiredService<TimeProvider>()));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = delay + Finish);

        // Data Protection would read its keys before the port opens, but the database may not exist yet.
        var tooEarly = builder.Services.Where(
            service => service.ImplementationType?.Name == "DataProtectionHostedService").ToList();
        tooEarly.ForEach(service => builder.Services.Remove(service));
    }

    /// <summary>Until the storage is prepared, all requests except health checks get 503.</summary>
    public static void UseReadiness(this WebApplication app)
    {
        var readiness = app.Services.GetRequiredService<Readiness>();
        app.Use((context, next) =>
            readiness.IsReady || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
                ? next(context)
                : RespondStartingAsync(context));
    }

    private static Task RespondStartingAsync(HttpContext context)
    {
        const string Sentence = "The service is starting. Try again in a moment.";
        var answer = UnavailableError.For(Sentence, RetryAfter);
        if (!Audience.IsPerson(context.Request))
        {
            return answer.ExecuteAsync(context);
        }

        OAuthError.NoStore(context.Response);
        SecurityHeaders.SetForAll(context.Response.Headers);
        context.Response.StatusCode = answer.Status;
        context.Response.Headers.RetryAfter = RelativeTime.FormatSeconds(RetryAfter);
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(Sentence, context.RequestAborted);
    }

    /// <summary>Between the signal and the closing of the port, a proxy can see "draining" and use other nodes.</summary>
    private sealed class DrainDelay(TimeSpan delay, TimeProvider time) : IHostedLifecycleService
    {
        public Task StoppingAsync(CancellationToken cancellationToken) => Task.Delay(delay, time, cancellationToken);

        public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
