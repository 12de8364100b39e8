namespace Pairing.Story;

/// <summary>A person with an account.</summary>
public sealed record Person(string Name, string Password);
