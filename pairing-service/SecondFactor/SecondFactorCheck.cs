using Microsoft.AspNetCore.Identity;
using Pairing.Service.Accounts;
using Pairing.Service.Audit;
using Pairing.Service.Limits;

namespace Pairing.Service.SecondFactor;

/// <summary>
/// Checks the code of an authenticator app or a recovery code, and slows down guesses as it does for passwords: an attempt
/// counts as wrong before it is checked.
/// </summary>
public sealed class SecondFactorCheck(
    AccountManager accounts, IWrongPasswords wrong, SignInNames names, RememberedBrowsers browsers, AuditTrail audit,
    TimeProvider time)
{
    public async Task<SecondFactorResult> CheckAsync(HttpContext context, Account account, string typed)
    {
        var result = await CheckCountedAsync(context, account, typed);
        if (!result.IsRight)
        {
            var kind = result.Outcome == SecondFactorOutcome.Throttled
                ? AuditKind.SecondFactorThrottled
                : AuditKind.SecondFactorFailed;
            await audit.WriteAsync(AccountEvent.Of(kind, AuditOrigin.Person(context), account));
        }

        return result;
    }

    private async Task<SecondFactorResult> CheckCountedAsync(HttpContext context, Account account, string typed)
    {
        string code = TypedCode.Normalize(typed);
        string? browser = browsers.SourceOf(context.Request, account);
        var counted = await wrong.CountAsync(
            new WrongPassword
            {
                Name = names.HashSecondFactor(account),
                Source = browser ?? Network.Of(context),
                IsKnown = browser is not null,
                At = time.GetUtcNow(),
            },
            hasSecondFactor: false,
            CancellationToken.None);
        if (counted.Id is not { } id)
        {
            return new SecondFactorResult(SecondFactorOutcome.Throttled, counted.Throttled.Wait);
        }

        bool isApp = code.Length == TimeCode.Digits && code.All(char.IsAsciiDigit);
        bool isRight = isApp
            ? await accounts.VerifyTwoFactorTokenAsync(account, TokenOptions.DefaultAuthenticatorProvider, code)
            : (await accounts.RedeemTwoFactorRecoveryCodeAsync(account, code)).Succeeded;
        if (!isRight)
        {
            return new SecondFactorResult(SecondFactorOutcome.Wrong, counted.Throttled.Wait);
        }

        await wrong.ForgetAsync(id, CancellationToken.None);
        return new SecondFactorResult(isApp ? SecondFactorOutcome.App : SecondFactorOutcome.RecoveryCode, TimeSpan.Zero);
    }
}

public enum SecondFactorOutcome
{
    App,
    RecoveryCode,
    Wrong,

    /// <summary>Not checked: too many wrong codes.</summary>
    Throttled,
}

/// <param name="Wait">Time until the next code is checked. Zero: at once.</param>
public sealed record SecondFactorResult(SecondFactorOutcome Outcome, TimeSpan Wait)
{
    public bool IsRight => Outcome is SecondFactorOutcome.App or SecondFactorOutcome.RecoveryCode;
}
