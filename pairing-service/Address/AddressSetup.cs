using Microsoft.AspNetCore.HttpOverrides;
using Pairing.Service.Foundation;
using Pairing.Service.Settings;

namespace Pairing.Service.Address;

/// <summary>Sets up the addresses: where the service listens, its public address, and the proxies that it trusts.</summary>
public static class AddressSetup
{
    /// <summary>Port 5080 on all addresses, unless the configuration sets ASP.NET Core's own settings.</summary>
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

        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddSingleton<VerificationAddress>();
        builder.Services.AddSingleton<Forwarding>();
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = null; // trust ends the walk, not a number
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (string proxy in settings.Proxies.Known)
            {
                options.KnownIPNetworks.Add(NetworkOf(proxy));
            }
        });
    }

    /// <summary>
    /// Takes the client's address from trusted proxies, and removes the path of PublicUrl from the request's path.
    /// </summary>
    public static void UseAddress(this WebApplication app)
    {
        var forwarding = app.Services.GetRequiredService<Forwarding>();
        app.Use((context, next) =>
        {
            forwarding.Apply(context);
            return next(context);
        });
        string path = PublicAddress.PathOf(app.Services.GetRequiredService<PairingSettings>().PublicUrl);
        if (path.Length == 0)
        {
            return;
        }

        app.Use((context, next) =>
        {
            // A proxy may keep the path or remove it. Links always start with it.
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
            log.LogInformation("The QR code for {Scanned} has version {QrVersion}", scanned, version);
        }
        else
        {
            log.LogWarning("{Scanned} is too long for a QR code on a small screen. People must type the code", scanned);
        }
    }

    private static System.Net.IPNetwork NetworkOf(string proxy) =>
        System.Net.IPNetwork.TryParse(proxy, out var network)
            ? network
            : new System.Net.IPNetwork(
                System.Net.IPAddress.Parse(proxy), System.Net.IPAddress.Parse(proxy).GetAddressBytes().Length * 8);
}
