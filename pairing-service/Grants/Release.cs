namespace Pairing.Service.Grants;

/// <summary>Why a held poll was let go.</summary>
public enum Release
{
    /// <summary>The grant was decided or collected: look again.</summary>
    Changed,

    /// <summary>As long as was asked for.</summary>
    TimeUp,

    /// <summary>A newer poll of the same grant came: that is the one whose client still listens.</summary>
    Displaced,

    /// <summary>The service stops.</summary>
    Draining,

    /// <summary>The client has gone; nobody reads an answer.</summary>
    Abandoned,
}
