using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Pairing.Service.Accounts;

/// <summary>
/// The one-time link with which the first account is made. 256 random bits, only their hash kept and only in memory, since
/// each start prints a new link for as long as no account exists.
/// </summary>
public sealed class FirstAccount : IDisposable
{
    public const string Path = "/account/first";

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private byte[]? _hash;

    /// <summary>A new token; the one before it is dead.</summary>
    public string NewToken()
    {
        string token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        _hash = Hash(token);
        return token;
    }

    /// <summary>Whether the link still opens: the right token, and no account yet, from whatever side it came.</summary>
    public async Task<bool> IsOpenAsync(string token, UserManager<Account> accounts, CancellationToken cancel) =>
        _hash is { } kept
        && CryptographicOperations.FixedTimeEquals(kept, Hash(token))
        && !await accounts.Users.AnyAsync(cancel);

    /// <summary>Null if the link is dead; two who send the form at once make one account.</summary>
    public async Task<IdentityResult?> MakeAsync(string token, Account account, string password, UserManager<Account> accounts, CancellationToken cancel)
    {
        await _oneAtATime.WaitAsync(cancel);
        try
        {
            return await IsOpenAsync(token, accounts, cancel) ? await accounts.CreateAsync(account, password) : null;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
