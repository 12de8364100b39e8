namespace Pairing.Service.Verification;

public static class VerificationSetup
{
    public static void AddVerification(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Tickets>();
        builder.Services.AddSingleton<CodeEntry>();
        builder.Services.AddSingleton<PairingWaiter>();
        builder.Services.AddSingleton<GuessMetrics>();
        builder.Services.AddHostedService<GuessWatch>();
    }
}
