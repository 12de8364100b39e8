using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Pairing.Protocol;
using Pairing.Service.DeviceAuthorization;
using Pairing.Service.Limits;
using Pairing.Service.Settings;
using Pairing.Service.Storage;

namespace Pairing.Service.Address;

/// <summary>Where the service listens, where others find it, and whose word it takes on where a request came from.</summary>
public static class AddressSetup
{
    /// <summary>Port 5080 on every address, unless the configuration says otherwise in any of ASP.NET Core's ways.</summary>
    private const string DefaultUrls = "http://*:5080";

    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports"];

    public static void AddAddress(this WebApplicationBuilder builder, PairingSettings settings)
    {
        var configuration = builder.Configuration;
        bool isSaid = AddressKeys.Any(key => !string.IsNullOrEmpty(configuration[key]))
            || configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (!isSaid)
        {
            builder.WebHost.UseUrls(DefaultUrls);
        }

        builder.Services.AddSingleton<Connections>();
        builder.Services.AddSingleton<SocketTransportFactory>();
        builder.Services.AddSingleton<IConnectionListenerFactory, Listeners>(); // the last is asked first
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = settings.Proxies.Known.Count > 0
                ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                : ForwardedHeaders.None;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (string proxy in settings.Proxies.Known)
            {
                options.KnownIPNetworks.Add(NetworkOf(proxy));
            }
        });
    }

    /// <summary>Takes the address of a request from the proxies that are known, and the path of PublicUrl off its front.</summary>
    public static void UseAddress(this WebApplication app)
    {
        if (app.Services.GetRequiredService<PairingSettings>().Proxies.Known.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        string path = PublicAddress.PathOf(app.Services.GetRequiredService<PairingSettings>().PublicUrl);
        if (path.Length == 0)
        {
            return;
        }

        app.Use((context, next) =>
        {
            // A proxy may pass the path on or take it off; links begin with it either way.
            if (context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase, out var rest))
            {
                context.Request.Path = rest;
            }

            context.Request.PathBase = path;
            return next(context);
        });
    }

    public static void AnnounceAddress(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Pairing");
        log.LogInformation("Open {PublicUrl}", app.Services.GetRequiredService<PublicAddress>().Base);
        string scanned = app.Services.GetRequiredService<VerificationAddress>().Scanned(new string('B', UserCode.Length));
        if (QrFit.VersionFor(scanned) is { } version)
        {
            log.LogInformation("The QR code for {Scanned} is of version {QrVersion}", scanned, version);
        }
        else
        {
            log.LogWarning("{Scanned} is too long for a QR code on a small screen: the code has to be typed", scanned);
        }

        log.LogInformation("Stored in {Place}", app.Services.GetRequiredService<Engine>().Place);
    }

    private static System.Net.IPNetwork NetworkOf(string proxy) =>
        System.Net.IPNetwork.TryParse(proxy, out var network)
            ? network
            : new System.Net.IPNetwork(System.Net.IPAddress.Parse(proxy), System.Net.IPAddress.Parse(proxy).GetAddressBytes().Length * 8);
}
