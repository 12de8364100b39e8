namespace Pairing.Story;

/// <summary>Somebody with an account.</summary>
public sealed record Person(string Name, string Password);
