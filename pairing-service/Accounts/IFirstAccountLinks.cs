using Microsoft.AspNetCore.Identity;

namespace Pairing.Service.Accounts;

/// <summary>The storage of links to create the first account, by their hashes.</summary>
public interface IFirstAccountLinks
{
    /// <summary>
    /// Keeps a new link. Earlier links stop working, unless another node may have made them within the last day.
    /// </summary>
    Task AddAsync(FirstAccountToken link, CancellationToken cancel);

    /// <summary>Whether the link is known and there are no accounts.</summary>
    Task<bool> IsOpenAsync(string hash, CancellationToken cancel);

    /// <summary>
    /// Uses up the link and creates the account, both or neither. Null if the link no longer works: of two requests at the
    /// same time, to any nodes, one makes the account.
    /// </summary>
    Task<IdentityResult?> UseAsync(string hash, Func<Task<IdentityResult>> createAsync, CancellationToken cancel);
}
