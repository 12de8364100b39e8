namespace Pairing.Service.OneTimeCodes;

/// <summary>
/// A code that was sent to a person, or would have been: a request for an account that does not exist has a row too, so that
/// nobody can tell the difference. It works once, in the browser that requested it.
/// </summary>
public sealed class OneTimeCode
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public const int MostGuesses = 5;

    public required Guid Id { get; init; }

    /// <summary>What the code is for: the name of an <see cref="ICodePurpose"/>.</summary>
    public required string Purpose { get; init; }

    /// <summary>Whose code it is. Null: there is no such account, or it has no verified address.</summary>
    public string? AccountId { get; init; }

    /// <summary>For example, the address that the code verifies.</summary>
    public string? Payload { get; init; }

    /// <summary>Keyed, because a code is short.</summary>
    public required byte[] CodeHash { get; init; }

    /// <summary>The hash of the cookie of the browser that requested it.</summary>
    public required string BrowserHash { get; init; }

    /// <summary>Counts requests for the same person: see <see cref="CodeLimits"/>.</summary>
    public required string Person { get; init; }

    public required string Network { get; init; }
    public required DateTimeOffset SentAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public int Guesses { get; set; }
    public DateTimeOffset? UsedAt { get; set; }
}
