using Pairing.Service.Answers;
using Pairing.Service.Settings;
using Pairing.Service.Site;

namespace Pairing.Service.Health;

/// <summary>A start that says so from its first moment, and an end in good order.</summary>
public static class LifeSetup
{
    /// <summary>Longer than any request takes: one that finds SQLite locked gives up after 5 s. Shorter than the 10 s after which Docker kills.</summary>
    private static readonly TimeSpan Finish = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan ComeAgain = TimeSpan.FromSeconds(5);

    /// <summary>Last, since it takes away what others brought.</summary>
    public static void AddLife(this WebApplicationBuilder builder, PairingSettings settings)
    {
        var delay = TimeSpan.FromSeconds(settings.Shutdown.Delay);
        builder.Services.AddSingleton<Life>();
        builder.Services.AddHostedService(services => new DrainDelay(delay, services.GetRequiredService<TimeProvider>()));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = delay + Finish);

        // Data Protection would read its keys before the port opens, from a database that may not be there yet.
        var tooEarly = builder.Services.Where(service => service.ImplementationType?.Name == "DataProtectionHostedService").ToList();
        tooEarly.ForEach(service => builder.Services.Remove(service));
    }

    /// <summary>Until the storage is prepared, everybody but who asks for the health is told to come again.</summary>
    public static void UseLife(this WebApplication app)
    {
        var life = app.Services.GetRequiredService<Life>();
        app.Use((context, next) =>
            life.IsOpen || context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase)
                ? next(context)
                : SayStartingAsync(context));
    }

    private static Task SayStartingAsync(HttpContext context)
    {
        const string Sentence = "The service is starting. Please try again in a moment.";
        var answer = OAuthError.Unavailable(Sentence, ComeAgain);
        if (!Audience.IsPerson(context.Request))
        {
            return answer.ExecuteAsync(context);
        }

        OAuthError.NoStore(context.Response);
        SecurityHeaders.SetForAll(context.Response.Headers);
        context.Response.StatusCode = answer.Status;
        context.Response.Headers.RetryAfter = Ago.Seconds(ComeAgain);
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(Sentence, context.RequestAborted);
    }

    /// <summary>After the signal, and before the port closes: time for a proxy to see "draining" and to send requests elsewhere.</summary>
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
