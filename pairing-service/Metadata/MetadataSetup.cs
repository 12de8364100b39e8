using Pairing.Protocol;
using Pairing.Service.Address;
using Pairing.Service.Clients;
using Pairing.Service.Settings;

namespace Pairing.Service.Metadata;

public static class MetadataSetup
{
    public static void MapMetadata(this WebApplication app)
    {
        app.MapGet(WellKnown.Metadata, ServerMetadata.OfAsync)
            .WithName("Metadata")
            .WithTags("OAuth")
            .WithSummary("What the service is and where its parts are")
            .WithDescription("RFC 8414.");

        // RFC 8414 3.1: the path of an issuer comes after the well-known part, not before it
        string path = PublicAddress.PathOf(app.Services.GetRequiredService<PairingSettings>().PublicUrl);
        if (path.Length > 0)
        {
            app.MapGet(WellKnown.Metadata + path, ServerMetadata.OfAsync)
                .ExcludeFromDescription();
        }
    }
}
