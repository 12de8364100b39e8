using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Grants;
using Pairing.Service.Storage;

namespace Pairing.Service.Accounts;

/// <summary>
/// The one-time link with which the first account is made. 256 random bits, only their hash kept, since each start prints a
/// new link for as long as no account exists. Any node takes the link of any other.
/// </summary>
public sealed class FirstAccount(Writer storage, Engine engine, TimeProvider time)
{
    public const string Path = "/account/first";

    /// <summary>Each node that starts prints a link, and none makes those of the others useless.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>A new token; the one before it is dead, unless another node may have made it.</summary>
    public async Task<string> NewTokenAsync(CancellationToken cancel)
    {
        string token = Codes.NewSecret();
        var now = time.GetUtcNow();
        var dead = engine.IsShared ? now - Kept : DateTimeOffset.MaxValue;
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

    /// <summary>Whether the link still opens: the right token, and no account yet, from whatever side it came.</summary>
    public static async Task<bool> IsOpenAsync(string token, PairingDb database, CancellationToken cancel)
    {
        string hash = Codes.HashSecret(token);
        return await database.FirstAccountTokens.AnyAsync(kept => kept.Hash == hash, cancel) && !await database.Users.AnyAsync(cancel);
    }

    /// <summary>Null if the link is dead; two who send the form at once, to whatever nodes, make one account.</summary>
    /// <param name="database">The one that <paramref name="accounts"/> works on.</param>
    public async Task<IdentityResult?> MakeAsync(
        string token, Account account, string password, UserManager<Account> accounts, PairingDb database, CancellationToken cancel)
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
