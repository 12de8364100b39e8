using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Pairing.Service.Limits;

namespace Pairing.Service.Address;

/// <summary>
/// Finds the origin of a request that passed proxies: from the right of X-Forwarded-For, as long as the hop is listed. If a hop
/// that is not listed has forwarded the request, the origin is unknown.
/// </summary>
public sealed class Forwarding(IOptions<ForwardedHeadersOptions> options, ILoggerFactory logs)
{
    private const string For = "X-Forwarded-For";

    /// <summary>What a proxy may add besides. RFC 7239 and common practice.</summary>
    private static readonly string[] OtherOrigins = ["X-Real-IP", "Forwarded"];

    private static readonly string[] Others =
        ["X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Server", "X-Forwarded-Prefix"];

    private readonly ForwardedHeadersMiddleware _walk = new(_ => Task.CompletedTask, logs, options);
    private readonly ILogger _log = logs.CreateLogger<Forwarding>();
    private int _isTold;

    public void Apply(HttpContext context)
    {
        var headers = context.Request.Headers;
        bool isForwarded = headers.ContainsKey(For);
        bool namesOrigin = Array.Exists(OtherOrigins, headers.ContainsKey);
        if (!isForwarded && !namesOrigin && !Array.Exists(Others, headers.ContainsKey))
        {
            return;
        }

        if (!IsListed(context.Connection.RemoteIpAddress))
        {
            SetUnknown(context);
            return;
        }

        _walk.ApplyForwarders(context);
        // A rest is the word of the hop at which the walk has stopped. Other headers count only if there is nothing better.
        if (headers.ContainsKey(For) || (namesOrigin && !isForwarded))
        {
            SetUnknown(context);
        }
    }

    private bool IsListed(IPAddress? address) =>
        address is not null && options.Value.KnownIPNetworks.Any(
            network => network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));

    private void SetUnknown(HttpContext context)
    {
        var proxy = context.Connection.RemoteIpAddress;
        context.Features.Set(new UnlistedProxy(proxy));
        context.Connection.RemoteIpAddress = null;
        if (Interlocked.Exchange(ref _isTold, 1) == 0)
        {
            _log.LogWarning(
                "A request was forwarded by {Proxy}, which Pairing:Proxies:Known does not list. The origin of such requests is " +
                "unknown. If this is your proxy, list it",
                Network.Of(proxy));
        }
    }
}
