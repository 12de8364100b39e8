using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Pairing.Service.Limits;

public static class LimitsSetup
{
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AddressLimits>();
        builder.Services.AddSingleton<CostlyWork>();
        builder.Services.AddSingleton<Connections>();
        builder.Services.AddSingleton<SocketTransportFactory>();
        builder.Services.AddSingleton<IConnectionListenerFactory, Listeners>(); // the last source wins
    }
}
