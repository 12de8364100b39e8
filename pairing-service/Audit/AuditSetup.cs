namespace Pairing.Service.Audit;

public static class AuditSetup
{
    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AuditChain>();
        builder.Services.AddSingleton<AuditLog>();
        builder.Services.AddSingleton<AuditMinute>();
        builder.Services.AddSingleton<AuditTrail>();
        builder.Services.AddSingleton<AuditVerification>();
        builder.Services.AddHostedService<AuditFlush>();
    }
}
