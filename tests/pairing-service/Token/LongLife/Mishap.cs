namespace Pairing.Service.Tests.Token.LongLife;

/// <summary>All faults of one refresh, in the order of its steps. Several can follow one another.</summary>
public enum Mishap
{
    None,

    /// <summary>The board's power fails before the request.</summary>
    PowerBeforeRequest,

    /// <summary>The request never arrives.</summary>
    RequestLost,

    /// <summary>The service is killed with the transaction open.</summary>
    KilledBeforeCommit,

    /// <summary>The service is killed after the commit and before the response.</summary>
    KilledAfterCommit,

    /// <summary>The response is lost.</summary>
    AnswerLost,

    /// <summary>Only a first part of the response arrives.</summary>
    AnswerCut,

    /// <summary>The board's power fails while the response is on its way.</summary>
    PowerBeforeAnswer,

    /// <summary>The power fails at any byte or operation of the write to flash.</summary>
    PowerInFlash,

    /// <summary>The flash refuses the write.</summary>
    FlashRefuses,

    /// <summary>A bit flips in the flash.</summary>
    FlashCorrupts,

    /// <summary>The flash reports an error but has written everything.</summary>
    FlashLies,

    /// <summary>The new token is in the flash, and the power fails before it is used.</summary>
    PowerAfterKept,

    /// <summary>The request arrives twice, and the board gets the second response.</summary>
    Twice,

    /// <summary>
    /// The service delays the request. The board gives up and tries again, and the first request finishes after the second.
    /// </summary>
    OvertakenAfterTimeout,

    /// <summary>The same, but the board loses power: the service does not see a disconnect.</summary>
    OvertakenAfterPowerCut,
}
