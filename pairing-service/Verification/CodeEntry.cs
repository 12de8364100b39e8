using Pairing.Service.Devices;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Settings;

namespace Pairing.Service.Verification;

/// <summary>Checks a code that a signed-in person entered. It does not change the grant. It counts wrong codes.</summary>
public sealed class CodeEntry(
    IGrants grants, Codes codes, IWrongCodes wrongCodes, IDevices devices, PairingSettings settings, GuessMetrics metrics)
{
    /// <param name="hasPassword">Whether the person has just given the password again.</param>
    public async Task<Outcome> EnterAsync(string? typed, Guesser who, bool hasPassword, CancellationToken cancel)
    {
        var outcome = await LookUpAsync(typed, who, hasPassword, cancel);
        metrics.RecordEntry(outcome.Result);
        return outcome;
    }

    private async Task<Outcome> LookUpAsync(string? typed, Guesser who, bool hasPassword, CancellationToken cancel)
    {
        string? code = UserCode.Normalize(typed);
        if (code is null || code.Length < UserCode.Length)
        {
            return new Outcome(CodeResult.Unreadable);
        }

        return await wrongCodes.EnterAsync(
            who, GuessLimits.Window, (now, recent) => EnterAsync(code, who, recent, hasPassword, now, cancel), cancel);
    }

    private async Task<(Outcome Result, WrongCode? Wrong)> EnterAsync(
        string code, Guesser who, WrongCodeHistory recent, bool hasPassword, DateTimeOffset now, CancellationToken cancel)
    {
        byte[] hash = codes.HashUserCode(code);
        var limit = GuessLimits.Check(recent, who, settings.Limits, now);
        bool isRepeated = GuessLimits.IsRepeated(recent, who, hash, now);
        if (isRepeated && limit.Own is not null)
        {
            return (new Outcome(CodeResult.Wrong, Wait: limit.Own), null); // the answer that the person has just missed
        }

        bool isExempt = limit.IsByCrowd && !limit.HasGuessed && await OwnsDeviceAsync(who.AccountId, cancel);
        if (limit.Own is not null || (limit.Crowd is not null && !isExempt))
        {
            return (new Outcome(CodeResult.Throttled, Wait: new[] { limit.Own, isExempt ? null : limit.Crowd }.Max()), null);
        }

        if (limit.IsServiceFull && !isExempt && !hasPassword)
        {
            return (new Outcome(CodeResult.NeedsPassword), null);
        }

        var grant = await grants.FindByUserCodeAsync(hash, now, cancel);
        var result = Check(grant, now);
        if (result != CodeResult.Wrong)
        {
            return (new Outcome(result, grant, code), null);
        }

        var wrong = new WrongCode
        {
            AccountId = who.AccountId,
            Network = who.Network,
            Site = who.Site,
            CodeHash = hash,
            At = now,
        };
        return isRepeated
            ? (new Outcome(result), null)
            : (new Outcome(result, Wait: WaitAfter(wrong, recent, who, now)), wrong);
    }

    /// <summary>Time until the next code is checked. An account with a wrong code waits for a crowd, too.</summary>
    private TimeSpan? WaitAfter(WrongCode wrong, WrongCodeHistory recent, Guesser who, DateTimeOffset now)
    {
        var next = GuessLimits.Check(new WrongCodeHistory([.. recent.Near, wrong], recent.InAll), who, settings.Limits, now);
        return new[] { next.Own, next.Crowd }.Max();
    }

    private async Task<bool> OwnsDeviceAsync(string accountId, CancellationToken cancel) =>
        (await devices.FindByAccountAsync(accountId, cancel)).Any(device => !device.IsRemoved);

    private static CodeResult Check(Grant? grant, DateTimeOffset now) => grant switch
    {
        null => CodeResult.Wrong,
        { State: GrantState.Redeemed } => CodeResult.Used,
        { State: GrantState.Denied } => CodeResult.Denied,
        _ when grant.IsExpired(now) => CodeResult.Expired,
        { State: GrantState.Approved } => CodeResult.NotRedeemed,
        _ => CodeResult.Good,
    };

    /// <param name="Wait">Time until the next code is checked. Null: at once.</param>
    public sealed record Outcome(CodeResult Result, Grant? Grant = null, string? Code = null, TimeSpan? Wait = null);
}
