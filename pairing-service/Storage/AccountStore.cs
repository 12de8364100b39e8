using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Pairing.Service.Accounts;

namespace Pairing.Service.Storage;

/// <summary>
/// Identity's store of accounts. It encrypts the tokens of the second factor (key and recovery codes), which Identity would store
/// in clear text.
/// </summary>
public sealed class AccountStore(PairingDb database, IDataProtectionProvider protection, IdentityErrorDescriber? sentences = null)
    : UserStore<Account, IdentityRole, PairingDb>(database, sentences)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Pairing.AccountTokens");

    public override Task SetTokenAsync(
        Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(
            user, loginProvider, name, string.IsNullOrEmpty(value) ? value : _protector.Protect(value), cancellationToken);

    /// <summary>Null also if the keys that encrypted it are lost: the operator then turns the second factor off.</summary>
    public override async Task<string?> GetTokenAsync(
        Account user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        string? value = await base.GetTokenAsync(user, loginProvider, name, cancellationToken);
        try
        {
            return string.IsNullOrEmpty(value) ? value : _protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
