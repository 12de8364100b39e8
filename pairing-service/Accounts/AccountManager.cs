using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Pairing.Service.Audit;
using Pairing.Service.Limits;

namespace Pairing.Service.Accounts;

/// <summary>
/// Identity's user manager without its lockout, which a stranger can cause, and with hashes that wait for their turn without a
/// thread. Wrong passwords are counted by <see cref="PasswordCheck"/>.
/// </summary>
public sealed class AccountManager(
    IUserStore<Account> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Account> hasher,
    IEnumerable<IUserValidator<Account>> names,
    IEnumerable<IPasswordValidator<Account>> passwords,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber sentences,
    IServiceProvider services,
    ILogger<UserManager<Account>> log,
    CostlyWork work,
    PageRequest request,
    IWrongPasswords wrongPasswords,
    SignInNames signInNames,
    AuditTrail audit)
    : UserManager<Account>(store, options, hasher, names, passwords, normalizer, sentences, services, log)
{
    public override bool SupportsUserLockout => false;

    /// <summary>Empty: a command of the operator.</summary>
    private string Network => request.HttpContext is { } context ? Limits.Network.Of(context) : "";

    public override async Task<IdentityResult> CreateAsync(Account user, string password) =>
        await PrepareAsync(user, password) is { Succeeded: false } refused
            ? refused
            : await RecordAsync(AuditKind.AccountAdded, user, await CreateAsync(user));

    public override async Task<IdentityResult> DeleteAsync(Account user) =>
        await RecordAsync(AuditKind.AccountRemoved, user, await base.DeleteAsync(user));

    public override async Task<IdentityResult> UpdateSecurityStampAsync(Account user) =>
        await RecordAsync(AuditKind.SessionsEnded, user, await base.UpdateSecurityStampAsync(user));

    /// <summary>Records what succeeded. Not within a transaction: on SQLite, the record would wait for its end.</summary>
    public async Task<IdentityResult> RecordAsync(AuditKind kind, Account account, IdentityResult result)
    {
        if (result.Succeeded)
        {
            var origin = request.HttpContext is { } context ? AuditOrigin.Person(context) : AuditOrigin.Operator;
            await audit.WriteAsync(AccountEvent.Of(kind, origin, account));
        }

        return result;
    }

    /// <summary>Sets the password of an account that is not stored yet, so that no transaction is open meanwhile.</summary>
    public async Task<IdentityResult> PrepareAsync(Account user, string password)
    {
        var checkedPassword = await ValidatePasswordAsync(user, password);
        if (checkedPassword.Succeeded)
        {
            await SetHashAsync(user, password);
        }

        return checkedPassword;
    }

    public override Task<bool> CheckPasswordAsync(Account user, string password) =>
        CheckPasswordAsync(user, password, isKnown: false);

    /// <param name="isKnown">The browser has signed in to this account before.</param>
    public async Task<bool> CheckPasswordAsync(Account user, string password, bool isKnown)
    {
        if (user.PasswordHash is not { } hash)
        {
            return false;
        }

        var result = await work.RunAsync(Network, () => PasswordHasher.VerifyHashedPassword(user, hash, password), isKnown);
        if (result == PasswordVerificationResult.SuccessRehashNeeded) // from an earlier version, with fewer iterations
        {
            await SetHashAsync(user, password);
            await UpdateAsync(user);
        }

        return result != PasswordVerificationResult.Failed;
    }

    /// <summary>Sets a new password and ends all sessions. A refused password leaves the old one.</summary>
    public async Task<IdentityResult> ReplacePasswordAsync(Account user, string password)
    {
        if (await PrepareAsync(user, password) is { Succeeded: false } refused)
        {
            return refused;
        }

        user.SecurityStamp = Guid.NewGuid().ToString("N"); // ends every session
        var changed = await UpdateAsync(user);
        if (changed.Succeeded)
        {
            await wrongPasswords.ForgetAllAsync(signInNames.Hash(NormalizeName(user.UserName) ?? ""), CancellationToken);
            await RecordAsync(AuditKind.PasswordChanged, user, changed);
        }

        return changed;
    }

    /// <summary>Sets an address that a code has verified. Null: removes it.</summary>
    public async Task<IdentityResult> SetVerifiedEmailAsync(Account user, string? address)
    {
        user.Email = address;
        user.EmailConfirmed = address is not null;
        return await RecordAsync(AuditKind.EmailChanged, user, await UpdateAsync(user));
    }

    /// <summary>Turns on the second factor with this key, and ends all other sessions.</summary>
    public async Task<IdentityResult> TurnOnSecondFactorAsync(Account user, string key)
    {
        var keys = (IUserAuthenticatorKeyStore<Account>)Store;
        await keys.SetAuthenticatorKeyAsync(user, key, CancellationToken);
        return await RecordAsync(AuditKind.SecondFactorOn, user, await SetTwoFactorEnabledAsync(user, true));
    }

    /// <summary>Turns off the second factor, deletes its key and codes, and ends all other sessions.</summary>
    public async Task<IdentityResult> TurnOffSecondFactorAsync(Account user)
    {
        await ((IUserAuthenticatorKeyStore<Account>)Store).SetAuthenticatorKeyAsync(user, "", CancellationToken);
        await ((IUserTwoFactorRecoveryCodeStore<Account>)Store).ReplaceCodesAsync(user, [], CancellationToken);
        await wrongPasswords.ForgetAllAsync(signInNames.HashSecondFactor(user), CancellationToken);
        return await RecordAsync(AuditKind.SecondFactorOff, user, await SetTwoFactorEnabledAsync(user, false));
    }

    private async Task SetHashAsync(Account user, string password) =>
        user.PasswordHash = await work.RunAsync(Network, () => PasswordHasher.HashPassword(user, password));
}
