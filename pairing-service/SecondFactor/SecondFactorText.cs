using Pairing.Service.Site;

namespace Pairing.Service.SecondFactor;

/// <summary>Explains why a code was not accepted, and the next step.</summary>
public static class SecondFactorText
{
    public static string For(SecondFactorResult result) => result switch
    {
        { Outcome: SecondFactorOutcome.Throttled } =>
            $"Too many wrong codes. This one was not checked. {Then(result.Wait)}",
        { Wait: var wait } when wait > TimeSpan.Zero => $"This code is wrong or already used. {Then(wait)}",
        _ => "This code is wrong or already used. Enter the code that the app shows now.",
    };

    private static string Then(TimeSpan wait) => $"Wait {RelativeTime.FormatWait(wait)}, then try again.";
}
