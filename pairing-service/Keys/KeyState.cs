namespace Pairing.Service.Keys;

/// <summary>
/// Where a signing key stands. Nothing of this is stored: it follows from the two times that a key is made with, those of
/// the key after it, and the clock. So there is no step between two states at which a rotation could be cut off.
/// </summary>
/// <remarks>
/// | state     | from                                           | published | signs | why                                      |
/// |-----------|------------------------------------------------|-----------|-------|------------------------------------------|
/// | Announced | it is made                                     | yes       | no    | until nobody has a set without it cached |
/// | Signing   | caching + margin later (the very first at once)| yes       | yes   |                                          |
/// | Retired   | the next one signs                             | yes       | no    | what it signed still lives               |
/// | Over      | the longest token's life + margin later        | no        | no    | nothing that it signed lives: deleted    |
/// </remarks>
public enum KeyState
{
    Announced,
    Signing,
    Retired,
    Over,
}
