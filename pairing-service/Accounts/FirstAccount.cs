using Microsoft.AspNetCore.Identity;
using Pairing.Service.Audit;
using Pairing.Service.Foundation;

namespace Pairing.Service.Accounts;

/// <summary>
/// The one-time link that creates the first account. Each start prints a new link while there are no accounts, so the
/// database stores only the hash of its 256 random bits. Every node accepts the links of all nodes.
/// </summary>
public sealed class FirstAccount(IFirstAccountLinks links, AccountManager accounts, TimeProvider time)
{
    public const string Path = "/account/first";

    /// <summary>Creates a token and deletes the previous one. If nodes share the database, it deletes only old ones.</summary>
    public async Task<string> NewTokenAsync(CancellationToken cancel)
    {
        string token = RandomSecret.New();
        await links.AddAsync(new FirstAccountToken { Hash = RandomSecret.HashText(token), MadeAt = time.GetUtcNow() }, cancel);
        return token;
    }

    /// <summary>Whether the link is valid: the token is known and there are no accounts.</summary>
    public Task<bool> IsOpenAsync(string token, CancellationToken cancel) =>
        links.IsOpenAsync(RandomSecret.HashText(token), cancel);

    /// <summary>
    /// Creates the first account. Null: the link is invalid. If two people send the form at once, only one account is
    /// created.
    /// </summary>
    public async Task<IdentityResult?> CreateAsync(string token, Account account, string password, CancellationToken cancel) =>
        await accounts.PrepareAsync(account, password) is { Succeeded: false } refused
            ? refused
            : await links.UseAsync(RandomSecret.HashText(token), () => accounts.CreateAsync(account), cancel) is { } made
                ? await accounts.RecordAsync(AuditKind.AccountAdded, account, made)
                : null;
}
