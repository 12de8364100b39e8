using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Grants;
using Pairing.Service.Storage;

namespace Pairing.Service.Accounts;

/// <summary>
/// The one-time link that creates the first account. Each start prints a new link while there are no accounts, so the
/// database stores only the hash of its 256 random bits. Every node accepts the links of all nodes.
/// </summary>
public sealed class FirstAccount(Writer storage, Engine engine, TimeProvider time)
{
    public const string Path = "/account/first";

    /// <summary>
    /// Lifetime of a link when several nodes share the database: a node that starts must not invalidate the links of the
    /// others.
    /// </summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    /// <summary>Creates a token and deletes the previous one. If nodes share the database, it deletes only old ones.</summary>
    public async Task<string> NewTokenAsync(CancellationToken cancel)
    {
        string token = Codes.NewSecret();
        var now = time.GetUtcNow();
        var dead = engine.IsShared ? now - Lifetime : DateTimeOffset.MaxValue;
        return await storage.WriteAsync(
            async database =>
            {
                await database.FirstAccountTokens.Where(old => old.MadeAt < dead).ExecuteDeleteAsync(cancel);
                database.FirstAccountTokens.Add(new FirstAccountToken { Hash = Codes.HashSecret(token), MadeAt = now });
                await database.SaveChangesAsync(cancel);
                return token;
            },
            cancel);
    }

    /// <summary>Whether the link is valid: the token is known and there are no accounts.</summary>
    public static async Task<bool> IsOpenAsync(string token, PairingDb database, CancellationToken cancel)
    {
        string hash = Codes.HashSecret(token);
        return await database.FirstAccountTokens.AnyAsync(kept => kept.Hash == hash, cancel)
            && !await database.Users.AnyAsync(cancel);
    }

    /// <summary>
    /// Creates the first account. Null: the link is invalid. If two people send the form at once, only one account is
    /// created.
    /// </summary>
    /// <param name="database">The database of <paramref name="accounts"/>.</param>
    public async Task<IdentityResult?> CreateAsync(
        string token, Account account, string password, UserManager<Account> accounts, PairingDb database,
        CancellationToken cancel)
    {
        string hash = Codes.HashSecret(token);
        await using var transaction = await database.Database.BeginTransactionAsync(engine.Isolation, cancel);
        int links = await database.FirstAccountTokens
            .Where(_ => database.FirstAccountTokens.Any(kept => kept.Hash == hash)).ExecuteDeleteAsync(cancel);
        if (links == 0 || await database.Users.AnyAsync(cancel))
        {
            return null;
        }

        var made = await accounts.CreateAsync(account, password);
        if (made.Succeeded)
        {
            await transaction.CommitAsync(CancellationToken.None);
        }

        return made;
    }
}
