using System.Security.Cryptography;
using Pairing.Service.Foundation;

namespace Pairing.Service.OneTimeCodes;

/// <summary>One-time codes that people get by a message and enter at /verify.</summary>
public static class OneTimeCodesSetup
{
    public static void AddOneTimeCodes(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton(provider => new OneTimeCodeKey(
            provider.GetRequiredService<ISecrets>().ReadOrCreate("one-time-codes", () => RandomNumberGenerator.GetBytes(32))))
        .AddSingleton<CodeFlow>();
}
