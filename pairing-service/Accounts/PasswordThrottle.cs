using Pairing.Service.Limits;

namespace Pairing.Service.Accounts;

/// <summary>
/// How long the next password for a name waits. It is never a lock: it slows those who send wrong passwords, and ends by itself.
/// </summary>
public static class PasswordThrottle
{
    /// <summary>How long a wrong password counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(1);

    /// <summary>Wrong passwords of one source without a wait, because people mistype.</summary>
    public const int Free = 5;

    /// <summary>Wrong passwords of all unknown browsers. Beyond it, they wait and known browsers do not.</summary>
    public const int MostOfUnknown = 100;

    public static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);
    public static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);

    /// <summary>Zero: the next password from this source is checked.</summary>
    /// <param name="wrong">The wrong passwords for one name.</param>
    /// <param name="isKnown">Whether the source is a browser that has signed in to this account before.</param>
    /// <param name="hasSecondFactor">The password alone signs nobody in, so the guesses of a crowd stop no one else.</param>
    public static Throttled Check(
        IEnumerable<WrongPassword> wrong, string source, bool isKnown, DateTimeOffset now, bool hasSecondFactor = false)
    {
        var counted = wrong.Where(one => StoredWindow.Counts(one.At, Window, now)).OrderBy(one => one.At).ToList();
        var own = counted.Where(one => one.Source == source).ToList();
        var ofSource = own.Count < Free ? TimeSpan.Zero : StoredWindow.Left(own[^1].At, Delay(own.Count), now);
        if (isKnown || hasSecondFactor)
        {
            return new Throttled(ofSource, IsByCrowd: false);
        }

        var unknown = counted.Where(one => !one.IsKnown).ToList();
        var ofCrowd = unknown.Count < MostOfUnknown
            ? TimeSpan.Zero
            : StoredWindow.Left(unknown[^MostOfUnknown].At, Window, now);
        return ofCrowd > ofSource ? new Throttled(ofCrowd, IsByCrowd: true) : new Throttled(ofSource, IsByCrowd: false);
    }

    /// <summary>5 s, 10 s, 20 s ... 10 min</summary>
    private static TimeSpan Delay(int wrong)
    {
        const int enough = 10; // doublings until the longest delay
        var delay = FirstDelay * (1 << Math.Min(wrong - Free, enough));
        return delay < LongestDelay ? delay : LongestDelay;
    }
}

/// <summary>A wait. Zero: there is none.</summary>
/// <param name="IsByCrowd">Because of wrong passwords from all networks, not from this one.</param>
public readonly record struct Throttled(TimeSpan Wait, bool IsByCrowd);
