using Microsoft.EntityFrameworkCore;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Settings;

namespace Pairing.Service.Verification;

/// <summary>Checks a code that a signed-in person entered. It does not change the grant. It counts wrong codes.</summary>
public sealed class CodeEntry(
    IGrants grants, Codes codes, IWrongCodes wrongCodes, PairingSettings settings, GuessMetrics metrics)
{
    public async Task<Outcome> EnterAsync(string? typed, string accountId, string network, CancellationToken cancel)
    {
        var outcome = await LookUpAsync(typed, accountId, network, cancel);
        metrics.RecordEntry(outcome.Result);
        return outcome;
    }

    private async Task<Outcome> LookUpAsync(string? typed, string accountId, string network, CancellationToken cancel)
    {
        string? code = UserCode.Normalize(typed);
        if (code is null || code.Length < UserCode.Length)
        {
            return new Outcome(CodeResult.Unreadable);
        }

        return await wrongCodes.EnterAsync(
            GuessLimits.Window, (now, recent) => EnterAsync(code, recent, accountId, network, now, cancel), cancel);
    }

    private async Task<(Outcome Result, WrongCode? Wrong)> EnterAsync(
        string code, IReadOnlyList<WrongCode> recent, string accountId, string network, DateTimeOffset now,
        CancellationToken cancel)
    {
        if (GuessLimits.Wait(recent, accountId, network, settings.Limits, now) is { } wait)
        {
            return (new Outcome(CodeResult.Throttled, Wait: wait), null);
        }

        var grant = await grants.FindByUserCodeAsync(codes.HashUserCode(code), now, cancel);
        var result = Check(grant, now);
        var wrong = result == CodeResult.Good ? null : new WrongCode { AccountId = accountId, Network = network, At = now };
        IReadOnlyList<WrongCode> counted = wrong is null ? recent : [.. recent, wrong];
        return (new Outcome(result, grant, code, GuessLimits.Wait(counted, accountId, network, settings.Limits, now)), wrong);
    }

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
