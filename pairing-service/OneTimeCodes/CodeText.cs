using Pairing.Service.Site;

namespace Pairing.Service.OneTimeCodes;

/// <summary>Explains why a code was not accepted, and the next step.</summary>
public static class CodeText
{
    public const string NoRequest =
        "This browser has not requested a code, or did so more than 20 minutes ago. Enter a code in the browser that "
        + "requested it.";

    public static string For(CodeOutcome outcome) => outcome switch
    {
        CodeOutcome.Unreadable => "The code has eight digits. Check it and try again.",
        CodeOutcome.Wrong => "This code is wrong. Check it and try again.",
        CodeOutcome.Expired => "This code has expired. Request a new one.",
        CodeOutcome.Used => "This code was already used. Request a new one.",
        _ => "Too many wrong codes. Request a new one.",
    };

    public static string Throttled(TimeSpan wait) =>
        $"Too many codes were requested. Wait {RelativeTime.FormatWait(wait)}, then request a new one.";
}
