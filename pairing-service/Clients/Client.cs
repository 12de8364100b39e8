using Pairing.Service.Settings;

namespace Pairing.Service.Clients;

/// <summary>A program that can request tokens.</summary>
/// <param name="UserCodeLifetime">Lifetime of its user codes in seconds.</param>
/// <param name="AccessTokenLifetime">Lifetime of its access tokens in seconds.</param>
public sealed record Client(
    string Id,
    string Name,
    ClientSecret? Secret,
    IReadOnlySet<string> Grants,
    IReadOnlyList<string> Scopes,
    int UserCodeLifetime,
    int AccessTokenLifetime = AccessTokenLifetimes.Default)
{
    private readonly string _allScopes = ScopeChoice.Choose(null, Scopes)!;

    public bool IsPublic => Secret is null;

    public bool CanUse(string grantType) => Grants.Contains(grantType);

    /// <summary>The scope to grant. Null: the client may not have what it requests.</summary>
    public string? Scope(string? asked) => asked is null ? _allScopes : ScopeChoice.Choose(asked, Scopes);
}
