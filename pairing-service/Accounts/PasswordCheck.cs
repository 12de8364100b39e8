using Microsoft.AspNetCore.Identity;
using Pairing.Service.Audit;
using Pairing.Service.Limits;

namespace Pairing.Service.Accounts;

/// <summary>
/// Checks a password and slows down guesses. An attempt counts as wrong before it is checked and is given back if it is right,
/// so that concurrent guesses do not get around a limit.
/// </summary>
public sealed class PasswordCheck(
    AccountManager accounts, IWrongPasswords wrongPasswords, SignInNames names, RememberedBrowsers browsers, CostlyWork work,
    AddressLimits limits, AuditTrail audit, TimeProvider time)
{
    /// <summary>For a person who signs in.</summary>
    public async Task<PasswordResult> CheckAsync(HttpContext context, string name, string password)
    {
        var account = await accounts.FindByNameAsync(name);
        return await RecordAsync(context, account, await CheckAsync(context, account, name, password));
    }

    /// <summary>For a person who is signed in: an open session must not allow guesses.</summary>
    public async Task<PasswordResult> CheckAgainAsync(HttpContext context, Account account, string password)
    {
        string network = Network.Of(context);
        string source = browsers.SourceOf(context.Request, account) ?? $"session {network}";
        return await RecordAsync(
            context, account, await CheckAsync(account, account.UserName!, password, network, source, isKnown: true));
    }

    /// <summary>The same for a form that asks for the password once more. Sets status and headers of a refusal.</summary>
    /// <returns>Null: it is right. Otherwise the sentence for its field.</returns>
    public async Task<string?> RefuseAsync(HttpContext context, Account account, string? password)
    {
        var result = await CheckAgainAsync(context, account, password ?? "");
        if (result.Outcome == PasswordOutcome.Right)
        {
            return null;
        }

        PasswordResponse.Set(context.Response, result);
        return PasswordText.ForCurrent(result);
    }

    private async Task<PasswordResult> CheckAsync(HttpContext context, Account? account, string name, string password)
    {
        string network = Network.Of(context);
        if (account is not null && browsers.SourceOf(context.Request, account) is { } browser)
        {
            return await CheckAsync(account, name, password, network, browser, isKnown: true);
        }

        if (!limits.SignIns.TryTake(network, out var wait))
        {
            return new PasswordResult(PasswordOutcome.NetworkThrottled, wait);
        }

        bool isWrong = false;
        try
        {
            var result = await CheckAsync(account, name, password, network, network, isKnown: false);
            isWrong = result.Outcome == PasswordOutcome.Wrong;
            return result;
        }
        finally
        {
            if (!isWrong)
            {
                limits.SignIns.Return(network);
            }
        }
    }

    private async Task<PasswordResult> RecordAsync(HttpContext context, Account? account, PasswordResult result)
    {
        if (result.Outcome != PasswordOutcome.Right)
        {
            var kind = result.Outcome is PasswordOutcome.Wrong or PasswordOutcome.Disabled
                ? AuditKind.SignInFailed
                : AuditKind.SignInThrottled;
            await audit.WriteAsync(AccountEvent.Of(kind, AuditOrigin.Person(context), account));
        }

        return result;
    }

    private async Task<PasswordResult> CheckAsync(
        Account? account, string name, string password, string network, string source, bool isKnown)
    {
        using var entry = work.Enter(source, isKnown);
        if (entry.Place is null)
        {
            return new PasswordResult(PasswordOutcome.Busy, entry.Wait);
        }

        // Nothing here can be canceled: a guess that ends its request early still counts.
        var attempt = new WrongPassword
        {
            Name = names.Hash(accounts.NormalizeName(name) ?? ""),
            Source = source,
            IsKnown = isKnown,
            At = time.GetUtcNow(),
        };
        var counted = await wrongPasswords.CountAsync(
            attempt, account?.TwoFactorEnabled == true, CancellationToken.None);
        if (counted.Id is not { } id)
        {
            return new PasswordResult(
                counted.Throttled.IsByCrowd ? PasswordOutcome.UnknownBrowser : PasswordOutcome.Throttled, counted.Throttled.Wait);
        }

        if (!await IsRightAsync(account, password, network, isKnown))
        {
            return new PasswordResult(PasswordOutcome.Wrong, counted.Throttled.Wait);
        }

        await wrongPasswords.ForgetAsync(id, CancellationToken.None);
        return new PasswordResult(
            account!.IsDisabled ? PasswordOutcome.Disabled : PasswordOutcome.Right, TimeSpan.Zero, account);
    }

    private async Task<bool> IsRightAsync(Account? account, string password, string network, bool isKnown)
    {
        if (account is not null)
        {
            return await accounts.CheckPasswordAsync(account, password, isKnown);
        }

        // Takes as long as for a known name, so that the response time does not reveal which accounts exist.
        await work.RunAsync(network, () => accounts.PasswordHasher.HashPassword(new Account(), password));
        return false;
    }
}
