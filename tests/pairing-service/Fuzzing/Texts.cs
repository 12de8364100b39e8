using FsCheck;
using FsCheck.Fluent;

namespace Pairing.Service.Tests.Fuzzing;

/// <summary>Texts for property tests: any characters, and those that a subject treats in its own way.</summary>
internal static class Texts
{
    /// <summary>How many texts each property is tried with.</summary>
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(Pairing.Tests.Soak.Rounds(1000, 100_000));

    /// <param name="special">Characters, or whole words, that are as frequent as all others together.</param>
    public static Gen<string> With(params string[] special)
    {
        var any = Gen.OneOf(
            Gen.Choose(0x20, 0x7E), Gen.Choose(0, 0xFF), Gen.Choose(0x300, 0x36F), Gen.Choose(0x600, 0x6FF),
            Gen.Choose(0x900, 0x97F), Gen.Choose(0x2000, 0x206F), Gen.Choose(0x3000, 0x30FF), Gen.Choose(0xFE00, 0xFFFD),
            Gen.Choose(0x1F000, 0x1FAFF),
            Gen.Choose(0xE0000, 0xE01EF)).Select(char.ConvertFromUtf32);
        var unpaired = Gen.Elements("\uD83D", "\uDE00");
        return Gen.OneOf(any, Gen.Elements(special), any, Gen.Elements(special), Gen.Frequency((9, any), (1, unpaired)))
            .ListOf().Select(parts => string.Concat(parts));
    }

    public static void Holds(this Gen<string> texts, Func<string, bool> property) =>
        Prop.ForAll(texts.ToArbitrary(), property).Check(Often);
}
