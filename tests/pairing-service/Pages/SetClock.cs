namespace Pairing.Service.Tests.Pages;

/// <summary>A clock that stands still until it is set on.</summary>
public sealed class SetClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(TimeSpan time) => _now += time;
}
