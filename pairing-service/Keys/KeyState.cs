namespace Pairing.Service.Keys;

/// <summary>
/// The state of a signing key. It is not stored but follows from the key's two times, those of the next key, and the clock.
/// So a rotation cannot be interrupted between two states.
/// </summary>
/// <remarks>
/// | state     | from                                           | published | signs | why                                      |
/// |-----------|------------------------------------------------|-----------|-------|------------------------------------------|
/// | Announced | its creation                                   | yes       | no    | until all caches contain it              |
/// | Signing   | caching + margin later (the first key: at once)| yes       | yes   |                                          |
/// | Retired   | the next one signs                             | yes       | no    | its tokens are still valid               |
/// | Over      | the longest token lifetime + margin later      | no        | no    | its tokens have expired: deleted         |
/// </remarks>
public enum KeyState
{
    Announced,
    Signing,
    Retired,
    Over,
}
