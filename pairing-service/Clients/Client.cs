using Pairing.Service.Token;

namespace Pairing.Service.Clients;

/// <summary>A program that may ask for tokens, as the endpoints know it.</summary>
/// <param name="UserCodeLifetime">Seconds that its codes can be entered.</param>
/// <param name="AccessTokenLifetime">Seconds that its access tokens are good.</param>
public sealed record Client(
    string Id,
    string Name,
    ClientSecret? Secret,
    IReadOnlySet<string> Grants,
    IReadOnlyList<string> Scopes,
    int UserCodeLifetime,
    int AccessTokenLifetime = AccessTokens.Lifetime)
{
    private readonly string _allScopes = ScopeChoice.Choose(null, Scopes)!;

    public bool IsPublic => Secret is null;

    public bool MayUse(string grantType) => Grants.Contains(grantType);

    /// <summary>Null where the client may not have what it asks for.</summary>
    public string? Scope(string? asked) => asked is null ? _allScopes : ScopeChoice.Choose(asked, Scopes);
}
