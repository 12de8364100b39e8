namespace Pairing.Emulator.Faults;

/// <summary>What a bad server, or somebody between it and the board, does with the answers.</summary>
public enum ServerLie
{
    /// <summary>Nothing: the board talks to the server itself.</summary>
    None,

    /// <summary>Nobody listens there.</summary>
    Refuses,

    /// <summary>Nobody answers the call: packets to it vanish, as at a firewall or a machine that is off.</summary>
    Vanishes,

    /// <summary>Takes the request, and no answer comes.</summary>
    StallsHeaders,

    /// <summary>Half of the body, then nothing.</summary>
    StallsBody,

    /// <summary>One byte a second.</summary>
    Drips,

    /// <summary>So many bytes of the answer, then the connection ends.</summary>
    CutsAfter,

    /// <summary>Another protocol answers.</summary>
    SpeaksNoHttp,

    /// <summary>500, 503 or 429 with a page for people, as a proxy in front of a server that is down.</summary>
    Answers500,

    Answers503,

    Answers429,

    /// <summary>200 or 511 with the sign-in page of a guest network (RFC 6585 6).</summary>
    ShowsPortal,

    Answers511,

    /// <summary>403 without a word in JSON, as a firewall for web sites.</summary>
    Answers403,

    /// <summary>The true answer, each of its texts in a list of its own.</summary>
    Lists,

    /// <summary>slow_down to each poll (RFC 8628 3.5).</summary>
    SlowsDown,

    /// <summary>An error that no RFC knows, in response to a request for a code.</summary>
    RefusesOddly,

    /// <summary>A body of a megabyte.</summary>
    Floods,

    /// <summary>302 to another host.</summary>
    Redirects,

    /// <summary>The true answer, each character of its texts written as an escape (RFC 8259 7).</summary>
    Escapes,

    /// <summary>The true answer among members that no RFC knows.</summary>
    UnknownMembers,

    /// <summary>
    /// A code that lives for 127 years, which are more seconds than an int holds, and members with numbers that no 64 bits hold.
    /// </summary>
    BigNumbers,
}
