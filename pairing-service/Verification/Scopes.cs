using Pairing.Protocol;

namespace Pairing.Service.Verification;

/// <summary>What a scope means, to the person who is asked for it.</summary>
public static class Scopes
{
    public static IEnumerable<string> InWords(string scope) => scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Say);

    private static string Say(string one) => one switch
    {
        Defaults.DeviceScope => "show the name of your account, and the name that you give the device",
        Defaults.OfflineAccessScope => "stay connected after it was switched off, until you remove it",
        _ => $"use “{one}” on this service",
    };
}
