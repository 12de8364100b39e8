using Pairing.Service.Limits;

namespace Pairing.Service.OneTimeCodes;

/// <summary>
/// Codes that can be requested in an hour. With 10^8 codes, five guesses each and five codes an hour, a guess hits with
/// P &lt; 1e-5 in a day.
/// </summary>
public static class CodeLimits
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    public const int MostPerPerson = 5;
    public const int MostPerNetwork = 20;

    /// <summary>Null: one more can be requested now.</summary>
    public static TimeSpan? Wait(IReadOnlyCollection<OneTimeCode> recent, string person, string network, DateTimeOffset now)
    {
        var ofPerson = Wait(recent.Where(code => code.Person == person), MostPerPerson, now);
        var ofNetwork = Wait(recent.Where(code => code.Network == network), MostPerNetwork, now);
        return ofPerson is null || ofNetwork > ofPerson ? ofNetwork : ofPerson;
    }

    private static TimeSpan? Wait(IEnumerable<OneTimeCode> codes, int most, DateTimeOffset now) =>
        StoredWindow.Wait(codes.Select(code => code.SentAt), most, Window, now);
}
