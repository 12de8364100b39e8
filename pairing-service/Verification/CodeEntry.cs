using Microsoft.EntityFrameworkCore;
using Pairing.Protocol;
using Pairing.Service.Grants;
using Pairing.Service.Settings;
using Pairing.Service.Storage;

namespace Pairing.Service.Verification;

/// <summary>Checks a code that a signed-in person entered. It does not change the grant. It counts wrong codes.</summary>
public sealed class CodeEntry(
    IGrants grants, Codes codes, Writer storage, Engine engine, PairingSettings settings, GuessMetrics metrics, TimeProvider time)
{
    public async Task<Outcome> EnterAsync(string? typed, string accountId, string network, CancellationToken cancel)
    {
        var outcome = await LookUpAsync(typed, accountId, network, cancel);
        metrics.RecordEntry(outcome.Answer);
        return outcome;
    }

    private async Task<Outcome> LookUpAsync(string? typed, string accountId, string network, CancellationToken cancel)
    {
        string? code = UserCode.Normalize(typed);
        if (code is null || code.Length < UserCode.Length)
        {
            return new Outcome(CodeAnswer.Unreadable);
        }

        // One write transaction at a time, so that concurrent guesses do not get around the limit.
        return await storage.WriteAsync(
            async database =>
            {
                await engine.WaitForTurnAsync(database, Turn.EnterCode, cancel);
                var now = time.GetUtcNow();
                await database.WrongCodes.Where(wrong => wrong.At <= now - GuessLimits.Window).ExecuteDeleteAsync(cancel);
                var recent = await database.WrongCodes.AsNoTracking().ToListAsync(cancel);
                if (GuessLimits.Wait(recent, accountId, network, settings.Limits, now) is { } wait)
                {
                    return new Outcome(CodeAnswer.Throttled, Wait: wait);
                }

                var grant = await grants.FindByUserCodeAsync(codes.HashUserCode(code), now, cancel);
                var answer = Check(grant, now);
                if (answer != CodeAnswer.Good)
                {
                    var wrong = new WrongCode { AccountId = accountId, Network = network, At = now };
                    database.WrongCodes.Add(wrong);
                    await database.SaveChangesAsync(cancel);
                    recent.Add(wrong);
                }

                return new Outcome(answer, grant, code, GuessLimits.Wait(recent, accountId, network, settings.Limits, now));
            },
            cancel);
    }

    private static CodeAnswer Check(Grant? grant, DateTimeOffset now) => grant switch
    {
        null => CodeAnswer.Wrong,
        { State: GrantState.Redeemed } => CodeAnswer.Used,
        { State: GrantState.Denied } => CodeAnswer.Denied,
        _ when grant.IsExpired(now) => CodeAnswer.Expired,
        { State: GrantState.Approved } => CodeAnswer.NotRedeemed,
        _ => CodeAnswer.Good,
    };

    /// <param name="Wait">Time until the next code is checked. Null: at once.</param>
    public sealed record Outcome(CodeAnswer Answer, Grant? Grant = null, string? Code = null, TimeSpan? Wait = null);
}
