using System.CommandLine;
using System.Globalization;
using Pairing.Service.Accounts;
using Pairing.Service.Commands;
using Pairing.Service.Settings;

namespace Pairing.Service.Verification;

/// <summary>`limits show|reset`: who is throttled now, and an end to it. Only the limits that the database stores.</summary>
public static class LimitCommands
{
    public static Command Describe(OpenService open) =>
        new("limits", "Show and reset what is throttled: wrong codes, and wrong passwords of an account.")
        {
            Show(open),
            Reset(open),
        };

    private static Command Show(OpenService open)
    {
        var command = new Command("show", "Show the counts of the last ten minutes, one per line.");
        command.SetAction(async (_, cancel) =>
        {
            await using var service = await open(cancel);
            var limits = service.Services.GetRequiredService<PairingSettings>().Limits;
            var accounts = service.Services.GetRequiredService<IAccounts>();
            var now = service.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            var recent = await service.Services.GetRequiredService<IWrongCodes>().ListAsync(now - GuessLimits.Window, cancel);
            await Console.Out.WriteLineAsync($"service: {recent.Count} of {limits.WrongCodes} wrong codes");
            foreach (var account in recent.GroupBy(wrong => wrong.AccountId, StringComparer.Ordinal))
            {
                string name = (await accounts.FindAsync(account.Key, cancel))?.UserName ?? account.Key;
                await Console.Out.WriteLineAsync(
                    $"account {name}: {account.Count()} of {limits.WrongCodesPerAccount} wrong codes");
            }

            foreach (var network in recent.GroupBy(wrong => wrong.Network, StringComparer.Ordinal))
            {
                await Console.Out.WriteLineAsync(
                    $"network {network.Key}: {network.Count()} of {limits.WrongCodesPerAddress} wrong codes");
            }

            foreach (var account in await accounts.FindThrottledAsync(now, cancel))
            {
                string end = account.LockoutEnd!.Value.UtcDateTime.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
                await Console.Out.WriteLineAsync($"account {account.UserName}: too many wrong passwords, until {end}");
            }

            return 0;
        });
        return command;
    }

    private static Command Reset(OpenService open)
    {
        var name = new Option<string?>("--account") { Description = "Only for this account. Default: for everyone." };
        var command = new Command("reset", "Forget the wrong codes and the wrong passwords.") { name };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var service = await open(cancel);
            var accounts = service.Services.GetRequiredService<IAccounts>();
            string? only = parsed.GetValue(name)?.Trim();
            var account = only is null ? null : await accounts.FindByNameAsync(only, cancel);
            if (only is not null && account is null)
            {
                return await OperatorCommand.FailAsync($"The account {only} does not exist.");
            }

            int codes = await service.Services.GetRequiredService<IWrongCodes>().ForgetAsync(account?.Id, cancel);
            int ended = await accounts.EndThrottlingAsync(account?.Id, cancel);
            return await OperatorCommand.SucceedAsync(
                $"Forgot {codes} wrong codes, and the wrong passwords of {ended} {(ended == 1 ? "account" : "accounts")}.");
        });
        return command;
    }
}
