namespace Pairing.Service.Foundation;

public static class Digit
{
    /// <summary>A decimal digit of any script as ASCII. Every other character stays as it is.</summary>
    public static char Fold(char c) => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c;
}
