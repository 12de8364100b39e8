namespace Pairing.Service.Devices;

/// <summary>The reason why a device was removed, shown to its owner.</summary>
public enum RemovalReason
{
    None = 0,
    ByOwner = 1,

    /// <summary>The device code was used again after it was redeemed (RFC 6749 4.1.2, by analogy).</summary>
    CodeShownAgain = 2,

    /// <summary>A dead refresh token was used, so someone else has a copy (RFC 9700 4.14.2).</summary>
    TokenShownAgain = 3,

    /// <summary>The device revoked its tokens (RFC 7009).</summary>
    ByItself = 4,

    /// <summary>The operator removed the client.</summary>
    ClientRemoved = 5,

    /// <summary>The operator removed this device.</summary>
    ByOperator = 6,
}
