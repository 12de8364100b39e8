using Pairing.Service.Grants;

namespace Pairing.Service.Verification;

/// <summary>The state of a grant after a decision, as one account sees it.</summary>
public enum PairingStatus
{
    Pending,

    /// <summary>Approved. The device does not have its tokens yet but can still get them.</summary>
    Finishing,

    /// <summary>The device has its tokens.</summary>
    Paired,

    /// <summary>Approved, but the device did not redeem the grant in time.</summary>
    TimedOut,

    Denied,

    /// <summary>Paired or approved, then ended by the owner.</summary>
    Removed,

    /// <summary>No one decided in time.</summary>
    Expired,

    /// <summary>Another account approved it.</summary>
    OtherAccount,
}

public static class PairingStatuses
{
    public static PairingStatus Of(Grant grant, bool deviceIsRemoved, string accountId, DateTimeOffset now) => grant.State switch
    {
        GrantState.Pending => grant.IsExpired(now) ? PairingStatus.Expired : PairingStatus.Pending,
        // only an approval has an account
        GrantState.Denied => grant.AccountId == accountId ? PairingStatus.Removed : PairingStatus.Denied,
        _ when grant.AccountId != accountId => PairingStatus.OtherAccount,
        GrantState.Approved => grant.IsExpired(now) ? PairingStatus.TimedOut : PairingStatus.Finishing,
        _ => deviceIsRemoved ? PairingStatus.Removed : PairingStatus.Paired,
    };
}
