namespace Pairing.Service.LongPolls;

/// <summary>Why a long poll ended.</summary>
public enum ReleaseReason
{
    /// <summary>The grant was decided or redeemed: read it again.</summary>
    Changed,

    /// <summary>The requested time has passed.</summary>
    TimeUp,

    /// <summary>A newer poll of the same grant arrived. Its client is the one that still listens.</summary>
    Displaced,

    /// <summary>The service is stopping.</summary>
    Draining,

    /// <summary>The client has disconnected.</summary>
    Abandoned,
}
