namespace Pairing.Service.Tests.Token.LongLife;

/// <summary>All that can go wrong with one refresh, in the order of its steps. Several may follow one another.</summary>
public enum Mishap
{
    None,

    /// <summary>The board's power goes before it has asked.</summary>
    PowerBeforeRequest,

    /// <summary>The request never arrives.</summary>
    RequestLost,

    /// <summary>The service is killed with the transaction open.</summary>
    KilledBeforeCommit,

    /// <summary>The service is killed with the transaction on the disk, and nothing said.</summary>
    KilledAfterCommit,

    /// <summary>The answer is lost on its way.</summary>
    AnswerLost,

    /// <summary>A first part of the answer arrives.</summary>
    AnswerCut,

    /// <summary>The board's power goes while the answer is on its way.</summary>
    PowerBeforeAnswer,

    /// <summary>The power goes at any byte or operation of the write to flash.</summary>
    PowerInFlash,

    /// <summary>The flash refuses the write.</summary>
    FlashRefuses,

    /// <summary>A bit turns over in the flash.</summary>
    FlashCorrupts,

    /// <summary>The flash says that it failed, and has written all of it none the less.</summary>
    FlashLies,

    /// <summary>The new token is in flash, and the power goes before anything is done with it.</summary>
    PowerAfterKept,

    /// <summary>The request arrives twice, and the second one's answer is the one that comes back.</summary>
    Twice,

    /// <summary>The service sits on the request; the board gives up and asks again, and the first is done after the second.</summary>
    OvertakenAfterTimeout,

    /// <summary>The same, but the board's power went: no end of the connection tells the service that nobody waits.</summary>
    OvertakenAfterPowerCut,
}
