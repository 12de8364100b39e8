using Pairing.Service.Settings;

namespace Pairing.Service.Clients;

public static class ClientsSetup
{
    public static void AddClients(this WebApplicationBuilder builder, PairingSettings settings)
    {
        builder.Services.AddSingleton(new ConfiguredClients(settings)); // at once, so that a wrong setting stops the start
        builder.Services.AddSingleton<KnownClients>();
        builder.Services.AddSingleton<WrongSecrets>();
        builder.Services.AddSingleton<ClientAuthentication>();
    }
}
