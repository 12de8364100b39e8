using System.Runtime.InteropServices;

namespace Pairing.Service.Grants;

/// <summary>
/// Says that a grant was decided or collected, after that is safely stored. Storage tells; the waiting room listens and
/// lets go of the poll that is held for it.
/// </summary>
public sealed class GrantChanges
{
    public event Action<GrantChange>? Changed;

    public void Tell(GrantChange change) => Changed?.Invoke(change);
}

[StructLayout(LayoutKind.Auto)]
public readonly record struct GrantChange(Guid Grant, GrantState To, DateTimeOffset At);
