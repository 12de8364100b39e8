namespace Pairing.Service.Verification;

public static class VerificationSetup
{
    public static void AddVerification(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Collecting>();
        builder.Services.AddSingleton<GuessMetrics>();
        builder.Services.AddHostedService<GuessWatch>();
    }
}
