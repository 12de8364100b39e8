namespace Pairing.Service.Accounts;

/// <summary>One wrong password. It is stored for a day, so that all nodes count it and a restart changes nothing.</summary>
public sealed class WrongPassword
{
    public long Id { get; init; }

    /// <summary>The hash of the name: see <see cref="SignInNames"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The network, or the browser that has signed in before.</summary>
    public required string Source { get; init; }

    /// <summary>Whether the source is a browser that has signed in to this account before.</summary>
    public required bool IsKnown { get; init; }

    public required DateTimeOffset At { get; init; }
}
