using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Accounts;

namespace Pairing.Service.Storage;

/// <param name="database">The database context of the request, which Identity uses too.</param>
public sealed class StoredFirstAccountLinks(PairingDb database, Writer writer, Engine engine) : IFirstAccountLinks
{
    /// <summary>
    /// Lifetime of a link when several nodes share the database: a node that starts must not invalidate the links of the
    /// others.
    /// </summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    public Task AddAsync(FirstAccountToken link, CancellationToken cancel)
    {
        var dead = engine.IsShared ? link.MadeAt - Lifetime : DateTimeOffset.MaxValue;
        return writer.WriteAsync(
            async writing =>
            {
                await writing.FirstAccountTokens.Where(old => old.MadeAt < dead).ExecuteDeleteAsync(cancel);
                writing.FirstAccountTokens.Add(link);
                return await writing.SaveChangesAsync(cancel);
            },
            cancel);
    }

    public async Task<bool> IsOpenAsync(string hash, CancellationToken cancel) =>
        await database.FirstAccountTokens.AnyAsync(kept => kept.Hash == hash, cancel) && !await database.Users.AnyAsync(cancel);

    public async Task<IdentityResult?> UseAsync(string hash, Func<Task<IdentityResult>> createAsync, CancellationToken cancel)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(engine.Isolation, cancel);
        int links = await database.FirstAccountTokens
            .Where(_ => database.FirstAccountTokens.Any(kept => kept.Hash == hash)).ExecuteDeleteAsync(cancel);
        if (links == 0 || await database.Users.AnyAsync(cancel))
        {
            return null;
        }

        var made = await createAsync();
        if (made.Succeeded)
        {
            await transaction.CommitAsync(CancellationToken.None);
        }

        return made;
    }
}
