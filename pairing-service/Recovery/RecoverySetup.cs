using Pairing.Service.OneTimeCodes;

namespace Pairing.Service.Recovery;

/// <summary>A verified e-mail address, and a new password by a code that is sent there.</summary>
public static class RecoverySetup
{
    public static void AddRecovery(this WebApplicationBuilder builder) => builder.Services
        .AddSingleton<RecoveryMessages>()
        .AddSingleton<RecoveryTicket>()
        .AddScoped<ICodePurpose, EmailPurpose>()
        .AddScoped<ICodePurpose, RecoveryPurpose>();
}
