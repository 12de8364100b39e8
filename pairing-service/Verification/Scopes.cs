using Pairing.Protocol;
using Pairing.Service.Clients;

namespace Pairing.Service.Verification;

/// <summary>What a scope means, to the person who is asked for it.</summary>
public static class Scopes
{
    /// <param name="declared">Scopes of the operator's own, with what they allow.</param>
    public static IEnumerable<string> InWords(string scope, IReadOnlyDictionary<string, string> declared) =>
        ScopeChoice.Words(scope).Select(one => declared.GetValueOrDefault(one) ?? Say(one));

    private static string Say(string one) => one switch
    {
        Defaults.DeviceScope => "show the name of your account, and the name that you give the device",
        Defaults.OfflineAccessScope => "stay connected after it was switched off, until you remove it",
        _ => $"use “{one}” on this service",
    };
}
