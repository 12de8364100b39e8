using Pairing.Protocol;

namespace Pairing.Service.Responses;

/// <summary>The header of a response to a long poll (RFC 7240 3).</summary>
public static class HeldResponse
{
    /// <param name="seconds">The wait that the client preferred.</param>
    public static void Mark(HttpResponse response, int seconds) =>
        response.Headers[Wire.PreferenceApplied] = $"{Wire.Wait}={seconds}";
}
