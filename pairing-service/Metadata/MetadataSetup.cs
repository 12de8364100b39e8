using Pairing.Protocol;
using Pairing.Service.Address;
using Pairing.Service.Settings;

namespace Pairing.Service.Metadata;

public static class MetadataSetup
{
    public static void MapMetadata(this WebApplication app)
    {
        app.MapGet(WellKnown.Metadata, ServerMetadata.OfAsync)
            .WithName("Metadata")
            .WithTags("OAuth")
            .WithSummary("Describes the server and its endpoints")
            .WithDescription("RFC 8414.");

        app.MapGet(SecurityContact.Path, SecurityContact.Of).ExcludeFromDescription();

        // RFC 8414 3.1: the issuer's path comes after the well-known part
        string path = PublicAddress.PathOf(app.Services.GetRequiredService<PairingSettings>().PublicUrl);
        if (path.Length > 0)
        {
            app.MapGet(WellKnown.Metadata + path, ServerMetadata.OfAsync)
                .ExcludeFromDescription();
        }
    }
}
