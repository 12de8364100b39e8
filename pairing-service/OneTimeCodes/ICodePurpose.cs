namespace Pairing.Service.OneTimeCodes;

/// <summary>Something that a person proves with a code.</summary>
public interface ICodePurpose
{
    string Name { get; }

    /// <summary>Above the field for the code: where the code was sent.</summary>
    string Explain(OneTimeCode code);

    /// <summary>The page on which a new code is requested.</summary>
    string StartPath { get; }

    /// <summary>The code was right, and is used up now.</summary>
    /// <returns>The path of the next page.</returns>
    Task<string> CompleteAsync(HttpContext context, OneTimeCode code, CancellationToken cancel);
}
