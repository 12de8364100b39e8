using System.Net;

namespace Pairing.Service.Limits;

/// <summary>A request that passed a proxy that Pairing:Proxies:Known does not list. Nothing tells where it comes from.</summary>
/// <param name="Address">The last hop that is certain.</param>
public sealed record UnlistedProxy(IPAddress? Address);
