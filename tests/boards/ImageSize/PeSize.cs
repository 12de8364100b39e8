namespace Pairing.Boards.Tests.ImageSize;

/// <summary>How many bytes of a .pe go where.</summary>
/// <param name="Code">The methods' instructions, and which of them catch what.</param>
/// <param name="Tables">A header, and a record for each type, field, method and reference.</param>
/// <param name="Names">Of these.</param>
/// <param name="Texts">What stands in quotes in the source.</param>
/// <param name="Signatures">The types of fields, parameters and locals.</param>
/// <param name="Data">The arrays that are written out in the source.</param>
internal sealed record PeSize(int Code, int Tables, int Names, int Texts, int Signatures, int Data)
{
    public int Total => Code + Tables + Names + Texts + Signatures + Data;

    public override string ToString() => FormattableString.Invariant(
        $"{Total} bytes: code {Code}, tables {Tables}, names {Names}, texts {Texts}, signatures {Signatures}, data {Data}");
}
