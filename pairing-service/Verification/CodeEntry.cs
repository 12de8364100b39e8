using Microsoft.EntityFrameworkCore;
using Pairing.Protocol;
using Pairing.Service.Grants;
using Pairing.Service.Settings;
using Pairing.Service.Storage;

namespace Pairing.Service.Verification;

/// <summary>A signed-in person enters a code. Looks the grant up and changes nothing about it; counts what leads nowhere.</summary>
public sealed class CodeEntry(IGrants grants, Codes codes, Writer storage, Engine engine, PairingSettings settings, GuessMetrics metrics, TimeProvider time)
{
    public async Task<Outcome> EnterAsync(string? typed, string accountId, string network, CancellationToken cancel)
    {
        var outcome = await LookUpAsync(typed, accountId, network, cancel);
        metrics.Entered(outcome.Answer);
        return outcome;
    }

    private async Task<Outcome> LookUpAsync(string? typed, string accountId, string network, CancellationToken cancel)
    {
        string? code = UserCode.Normalize(typed);
        if (code is null || code.Length < UserCode.Length)
        {
            return new Outcome(CodeAnswer.Unreadable);
        }

        // One write transaction, one after the other: many guesses at once get no further than many in a row.
        return await storage.WriteAsync(
            async database =>
            {
                await engine.WaitForTurnAsync(database, Turn.EnterCode, cancel);
                var now = time.GetUtcNow();
                await database.WrongCodes.Where(wrong => wrong.At <= now - GuessLimits.Window).ExecuteDeleteAsync(cancel);
                var recent = await database.WrongCodes.AsNoTracking().ToListAsync(cancel);
                if (GuessLimits.Wait(recent, accountId, network, settings.Limits, now) is { } wait)
                {
                    return new Outcome(CodeAnswer.TooMany, Wait: wait);
                }

                var grant = await grants.FindByUserCodeAsync(codes.HashUserCode(code), now, cancel);
                var answer = Judge(grant, now);
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

    private static CodeAnswer Judge(Grant? grant, DateTimeOffset now) => grant switch
    {
        null => CodeAnswer.Wrong,
        { State: GrantState.Redeemed } => CodeAnswer.Used,
        { State: GrantState.Denied } => CodeAnswer.Denied,
        _ when grant.IsExpired(now) => CodeAnswer.Expired,
        { State: GrantState.Approved } => CodeAnswer.NotCollected,
        _ => CodeAnswer.Good,
    };

    /// <param name="Wait">How long until the next code is looked at; null: at once.</param>
    public sealed record Outcome(CodeAnswer Answer, Grant? Grant = null, string? Code = null, TimeSpan? Wait = null);
}
