using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Pairing.Service.Accounts;

namespace Pairing.Service.SecondFactor;

/// <summary>
/// Checks the code of an authenticator app. Identity's own provider accepts a code again and again for minutes; RFC 6238 5.2
/// forbids that.
/// </summary>
public sealed class TimeCodeProvider(TimeProvider time) : IUserTwoFactorTokenProvider<Account>
{
    private const string Owner = "Pairing";
    private const string LastStep = "LastTimeStep";

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { Length: > 0 };

    /// <summary>The app makes the code.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    /// <returns>True: the code is right, and this call has used it up.</returns>
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        var now = time.GetUtcNow();
        return await manager.GetAuthenticatorKeyAsync(user) is { Length: > 0 } key
            && TimeCode.FindStep(AuthenticatorKey.Decode(key), token, now) is { } step
            && !IsUsed(step, await manager.GetAuthenticationTokenAsync(user, Owner, LastStep), now)
            && (await SetLastStepAsync(manager, user, step)).Succeeded; // false: another request was first
    }

    /// <summary>The code that confirms a new key is used up too.</summary>
    public static Task<IdentityResult> SetLastStepAsync(UserManager<Account> manager, Account user, long step) =>
        manager.SetAuthenticationTokenAsync(user, Owner, LastStep, step.ToString(CultureInfo.InvariantCulture));

    /// <summary>A stored step in the future is from a clock that was wrong, and is void.</summary>
    private static bool IsUsed(long step, string? last, DateTimeOffset now) =>
        long.TryParse(last, CultureInfo.InvariantCulture, out long used) && step <= used && used <= TimeCode.StepAt(now) + 1;
}
