using Pairing.Service.Grants;

namespace Pairing.Service.Verification;

/// <summary>How it stands with a code that somebody entered and decided about, as one account may see it.</summary>
public enum Standing
{
    Undecided,

    /// <summary>Approved; the device has not fetched its tokens yet, and still may.</summary>
    Waiting,

    /// <summary>The device has its tokens. Nothing earlier is called connected.</summary>
    Connected,

    /// <summary>Approved, and the device never came.</summary>
    NotCollected,

    Declined,

    /// <summary>Connected or approved once, and ended by its owner.</summary>
    TakenBack,

    /// <summary>Nobody decided in time.</summary>
    RanOut,

    /// <summary>Another account approved it.</summary>
    Elsewhere,
}

public static class Standings
{
    public static Standing Of(Grant grant, bool deviceIsRemoved, string accountId, DateTimeOffset now) => grant.State switch
    {
        GrantState.Pending => grant.IsExpired(now) ? Standing.RanOut : Standing.Undecided,
        GrantState.Denied => grant.AccountId == accountId ? Standing.TakenBack : Standing.Declined, // only an approval names an account
        _ when grant.AccountId != accountId => Standing.Elsewhere,
        GrantState.Approved => grant.IsExpired(now) ? Standing.NotCollected : Standing.Waiting,
        _ => deviceIsRemoved ? Standing.TakenBack : Standing.Connected,
    };
}
