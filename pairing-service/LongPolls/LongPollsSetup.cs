namespace Pairing.Service.LongPolls;

public static class LongPollsSetup
{
    public static void AddLongPolls(this WebApplicationBuilder builder) => builder.Services.AddSingleton<LongPollRegistry>();

    /// <summary>When the service stops, each long poll gets its response at once.</summary>
    public static void UseLongPolls(this WebApplication app) =>
        app.Lifetime.ApplicationStopping.Register(app.Services.GetRequiredService<LongPollRegistry>().Drain);
}
