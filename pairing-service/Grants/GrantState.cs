namespace Pairing.Service.Grants;

/// <summary>Pending, then Approved or Denied, then Redeemed. Expiry depends on the time and is no state.</summary>
public enum GrantState
{
    Pending = 0,
    Approved = 1,
    Denied = 2,
    Redeemed = 3,
}
