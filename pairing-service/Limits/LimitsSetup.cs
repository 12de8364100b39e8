namespace Pairing.Service.Limits;

public static class LimitsSetup
{
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AddressLimits>();
        builder.Services.AddSingleton<Connections>();
    }
}
