using Pairing.Protocol;
using Pairing.Service.Clients;

namespace Pairing.Service.Verification;

/// <summary>Describes scopes for the person who approves them.</summary>
public static class Scopes
{
    /// <param name="declared">The operator's own scopes with their descriptions.</param>
    public static IEnumerable<string> Describe(string scope, IReadOnlyDictionary<string, string> declared) =>
        ScopeChoice.Words(scope).Select(one => declared.GetValueOrDefault(one) ?? DescribeOne(one));

    private static string DescribeOne(string one) => one switch
    {
        Defaults.DeviceScope => "show the name of your account and the name that you give the device",
        Defaults.OfflineAccessScope => "stay paired when it is turned off, until you remove it",
        _ => $"use “{one}” on this service",
    };
}
