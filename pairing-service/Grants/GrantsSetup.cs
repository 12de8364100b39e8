using System.Security.Cryptography;
using Pairing.Service.Storage;

namespace Pairing.Service.Grants;

public static class GrantsSetup
{
    public static void AddGrants(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<GrantChanges>();
        builder.Services.AddSingleton<HeldPolls>();
        builder.Services.AddSingleton<GrantMetrics>();
        builder.Services.AddSingleton<WaitingRoom>();
        builder.Services.AddSingleton<Polls>();
        builder.Services.AddSingleton(services => new Codes(
            services.GetRequiredService<Secrets>().ReadOrCreate("user-codes", () => RandomNumberGenerator.GetBytes(32))));
    }
}
