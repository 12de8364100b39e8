using System.CommandLine;
using Pairing.Service.Accounts;
using Pairing.Service.Audit;
using Pairing.Service.Commands;
using Pairing.Service.Settings;

namespace Pairing.Service.Verification;

/// <summary>`limits show|reset`: who is throttled now, and an end to it. Only the limits that the database stores.</summary>
public static class LimitCommands
{
    public static Command Describe(OpenService open) =>
        new("limits", "Show and reset what is throttled: wrong codes, wrong passwords and new accounts.")
        {
            Show(open),
            Reset(open),
        };

    private static Command Show(OpenService open)
    {
        var command = new Command(
            "show", "Show the wrong codes of ten minutes, and the wrong passwords and new accounts of a day.");
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

            await ShowPasswordsAsync(service.Services, now, cancel);
            var made = await service.Services.GetRequiredService<IRegistrations>().ListAsync(now, cancel);
            foreach (var network in made.GroupBy(one => one.Network, StringComparer.Ordinal))
            {
                await Console.Out.WriteLineAsync(
                    $"network {network.Key}: {network.Count()} of {limits.Registrations} new accounts");
            }

            return 0;
        });
        return command;
    }

    private static async Task ShowPasswordsAsync(IServiceProvider services, DateTimeOffset now, CancellationToken cancel)
    {
        var names = services.GetRequiredService<SignInNames>();
        var accounts = (await services.GetRequiredService<IAccounts>().ListAsync(cancel))
            .SelectMany(account => new[]
            {
                (Hash: names.Hash(account.NormalizedUserName!), Of: ($"account {account.UserName}", "passwords")),
                (Hash: names.HashSecondFactor(account), Of: ($"account {account.UserName}", "codes of the second factor")),
            })
            .ToDictionary(one => one.Hash, one => one.Of, StringComparer.Ordinal);
        var all = await services.GetRequiredService<IWrongPasswords>().ListAsync(now, cancel);
        foreach (var ofName in all.GroupBy(wrong => wrong.Name, StringComparer.Ordinal))
        {
            var (name, what) = accounts.GetValueOrDefault(ofName.Key, ("a name without an account", "passwords"));
            foreach (var ofSource in ofName.GroupBy(wrong => (wrong.Source, wrong.IsKnown)))
            {
                var (source, isKnown) = ofSource.Key;
                var wait = PasswordThrottle.Check(ofName, source, isKnown, now).Wait;
                await Console.Out.WriteLineAsync(
                    $"{name}: {ofSource.Count()} wrong {what} from {(isKnown ? "a known browser" : source)}"
                    + (wait > TimeSpan.Zero ? $", waits until {(now + wait).UtcDateTime:HH:mm:ss} UTC" : ""));
            }
        }
    }

    private static Command Reset(OpenService open)
    {
        var name = new Option<string?>("--account") { Description = "Only for this account. Default: for everyone." };
        var command = new Command("reset", "Forget the wrong codes, the wrong passwords and the new accounts.") { name };
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
            var names = service.Services.GetRequiredService<SignInNames>();
            var wrong = service.Services.GetRequiredService<IWrongPasswords>();
            int passwords = account is null
                ? await wrong.ForgetAllAsync(null, cancel)
                : await wrong.ForgetAllAsync(names.Hash(account.NormalizedUserName!), cancel)
                    + await wrong.ForgetAllAsync(names.HashSecondFactor(account), cancel);
            int made = account is null
                ? await service.Services.GetRequiredService<IRegistrations>().ForgetAllAsync(cancel)
                : 0;
            string sentence = $"Forgot {codes} wrong codes, {passwords} wrong passwords and {made} new accounts.";
            await service.Services.GetRequiredService<AuditTrail>().WriteAsync(
                new AuditEvent(AuditKind.LimitsReset, AuditOrigin.Operator) { AccountId = account?.Id, Details = sentence });
            return await OperatorCommand.SucceedAsync(sentence);
        });
        return command;
    }
}
