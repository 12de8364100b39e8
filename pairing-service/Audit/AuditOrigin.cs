using Pairing.Service.Limits;

namespace Pairing.Service.Audit;

/// <summary>Who did it, and from where.</summary>
/// <param name="Actor">person, device, client, operator or service.</param>
/// <param name="Network">The network of the request, or the operator's name on this machine.</param>
public sealed record AuditOrigin(string Actor, string Network)
{
    /// <summary>A command on this machine.</summary>
    public static AuditOrigin Operator { get; } = new("operator", $"this machine, user {Environment.UserName}");

    /// <summary>Nobody: a schedule.</summary>
    public static AuditOrigin Service { get; } = new("service", "this machine");

    public static AuditOrigin Person(HttpContext context) => new("person", Limits.Network.Of(context));

    public static AuditOrigin Device(HttpContext context) => new("device", Limits.Network.Of(context));

    public static AuditOrigin Client(HttpContext context) => new("client", Limits.Network.Of(context));
}
