namespace Pairing.Service.Grants;

/// <summary>Pending, then Approved or Denied, then Redeemed. Expiry is a matter of time, not a state.</summary>
public enum GrantState
{
    Pending = 0,
    Approved = 1,
    Denied = 2,
    Redeemed = 3,
}
