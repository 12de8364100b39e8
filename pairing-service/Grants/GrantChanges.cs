namespace Pairing.Service.Grants;

/// <summary>
/// Says that a grant was decided or collected, after that is safely stored. Storage tells, the waiting room listens;
/// a poll that is held until something happens would listen here too.
/// </summary>
public sealed class GrantChanges
{
    public event Action<string, GrantState>? Changed;

    public void Tell(string deviceCodeHash, GrantState state) => Changed?.Invoke(deviceCodeHash, state);
}
