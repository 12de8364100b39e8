using System.CommandLine;
using System.Globalization;
using Pairing.Service.Audit;
using Pairing.Service.Commands;
using Pairing.Service.Sessions;

namespace Pairing.Service.Accounts;

/// <summary>`accounts sessions`: lists the sessions of an account, or ends them, also while the service runs.</summary>
internal static class SessionsCommand
{
    public static Command Describe(OpenService open)
    {
        var end = new Option<bool>("--end") { Description = "End all sessions, so that the owner has to sign in again." };
        return AccountCommands.ForAccount(
            "sessions", "List the sessions of an account, one per line.", open, [end],
            async (services, account, parsed) =>
            {
                var sessions = services.GetRequiredService<ISessions>();
                if (!parsed.GetValue(end))
                {
                    return await ListAsync(sessions, services.GetRequiredService<SessionLife>(), account);
                }

                await sessions.EndAllAsync(account.Id, except: null, default);
                await services.GetRequiredService<AuditTrail>().WriteAsync(
                    AccountEvent.Of(AuditKind.SessionsEnded, AuditOrigin.Operator, account));
                return await OperatorCommand.SucceedAsync($"Ended all sessions of the account {account.UserName}.");
            });
    }

    private static async Task<int> ListAsync(ISessions sessions, SessionLife life, Account account)
    {
        foreach (var one in await sessions.ListAsync(account.Id, life.Now(), default))
        {
            await Console.Out.WriteLineAsync(string.Join(", ",
                $"{one.Id}: {one.Browser}",
                $"network {one.Network}",
                $"signed in {Time(one.CreatedAt)}",
                $"last seen {Time(one.LastSeenAt)}",
                $"ends {Time(life.EndOf(one))}"));
        }

        return 0;
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
