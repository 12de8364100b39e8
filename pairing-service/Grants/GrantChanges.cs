using System.Runtime.InteropServices;

namespace Pairing.Service.Grants;

/// <summary>
/// Announces that a grant was decided or redeemed, after the change is stored. The waiting room listens and ends the long
/// poll.
/// </summary>
public sealed class GrantChanges
{
    public event Action<GrantChange>? Changed;

    public void Publish(GrantChange change) => Changed?.Invoke(change);
}

[StructLayout(LayoutKind.Auto)]
public readonly record struct GrantChange(Guid Grant, GrantState To, DateTimeOffset At);
