using System.Security.Cryptography;
using Pairing.Service.Foundation;

namespace Pairing.Service.Grants;

public static class GrantsSetup
{
    /// <summary>Extends only the services, because grants do not know ASP.NET Core.</summary>
    public static void AddGrants(this IServiceCollection services)
    {
        services.AddSingleton<GrantChanges>();
        services.AddSingleton<GrantMetrics>();
        services.AddSingleton<PendingGrants>();
        services.AddSingleton<PollHandler>();
        services.AddSingleton(provider => new Codes(
            provider.GetRequiredService<ISecrets>().ReadOrCreate("user-codes", () => RandomNumberGenerator.GetBytes(32))));
    }
}
