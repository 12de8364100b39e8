namespace Pairing.Service.Devices;

/// <summary>Why a device's tokens no longer work; shown to its owner.</summary>
public enum RemovalReason
{
    None = 0,
    ByOwner = 1,

    /// <summary>Its device code was shown again after it was redeemed (RFC 6749 4.1.2, by analogy).</summary>
    CodeShownAgain = 2,

    /// <summary>A dead refresh token was shown: two hold the family (RFC 9700 4.14.2).</summary>
    TokenShownAgain = 3,

    /// <summary>The device gave its tokens back (RFC 7009).</summary>
    ByItself = 4,

    /// <summary>The operator shut its client out.</summary>
    ClientRemoved = 5,
}
