using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Audit;
using Pairing.Service.Commands;

namespace Pairing.Service.Accounts;

/// <summary>
/// `accounts add|password|second-factor|list|disable|enable|remove|sessions`: the operator's commands for accounts.
/// </summary>
public static class AccountCommands
{
    public static Command Describe(OpenService open) => new("accounts", "Manage accounts.")
    {
        WithPassword("add", "Create an account.", open, AddAsync),
        WithPassword("password", "Set a new password for an account. This signs out all its sessions.", open, ChangeAsync),
        SecondFactor(open),
        List(open),
        Disable(open),
        Enable(open),
        Remove(open),
        SessionsCommand.Describe(open),
    };

    private static Command WithPassword(
        string word, string description, OpenService open, Func<UserManager<Account>, string, string, Task<int>> actAsync)
    {
        var name = new Argument<string>("NAME") { Description = "The name that the owner signs in with." };
        var fromInput =
            new Option<bool>("--password-stdin") { Description = "Read the password from the first line of standard input." };
        var command = new Command(word, description) { name, fromInput };
        command.SetAction(async (parsed, cancel) =>
        {
            // Never an argument: arguments are visible in the process list and in the shell's history.
            if (!parsed.GetValue(fromInput))
            {
                return await OperatorCommand.FailAsync(
                    "Pass the password on standard input and specify --password-stdin.", OperatorCommand.WrongUse);
            }

            if (await Console.In.ReadLineAsync(cancel) is not { Length: > 0 } password)
            {
                return await OperatorCommand.FailAsync("Standard input contains no password.");
            }

            await using var service = await open(cancel);
            await using var scope = service.Services.CreateAsyncScope();
            return await actAsync(
                scope.ServiceProvider.GetRequiredService<UserManager<Account>>(), parsed.GetRequiredValue(name).Trim(), password);
        });
        return command;
    }

    private static Command List(OpenService open)
    {
        var command = new Command("list", "List the account names, one per line.");
        command.SetAction(async (_, cancel) =>
        {
            await using var service = await open(cancel);
            await using var scope = service.Services.CreateAsyncScope();
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>().Users;
            foreach (string? name in await accounts.Select(account => account.UserName).OrderBy(name => name).ToListAsync(cancel))
            {
                await Console.Out.WriteLineAsync(name);
            }

            return 0;
        });
        return command;
    }

    private static Command Disable(OpenService open) => ForAccount(
        "disable", "Stop sign-ins, sessions and devices of an account until it is enabled again.", open, [],
        async (services, account, _) => await services.GetRequiredService<IAccounts>().DisableAsync(
            account.Id, services.GetRequiredService<TimeProvider>().GetUtcNow(), default,
            new AuditEvent(AuditKind.AccountDisabled, AuditOrigin.Operator))
            ? await OperatorCommand.SucceedAsync($"Disabled the account {account.UserName}. Its devices stay paired.")
            : await OperatorCommand.FailAsync($"The account {account.UserName} is disabled already."));

    private static Command Enable(OpenService open) => ForAccount(
        "enable", "Let an account and its devices work again.", open, [],
        async (services, account, _) => await services.GetRequiredService<IAccounts>().EnableAsync(
            account.Id, default, new AuditEvent(AuditKind.AccountEnabled, AuditOrigin.Operator))
            ? await OperatorCommand.SucceedAsync($"Enabled the account {account.UserName}.")
            : await OperatorCommand.FailAsync($"The account {account.UserName} is not disabled."));

    private static Command Remove(OpenService open) => ForAccount(
        "remove", "Remove an account with all its devices and sessions. This cannot be undone.", open, [],
        async (services, account, _) => await Manager(services).DeleteAsync(account) is { Succeeded: false } refused
            ? await OperatorCommand.FailAsync(Sentences(refused))
            : await OperatorCommand.SucceedAsync($"Removed the account {account.UserName} and all its devices."));

    private static Command SecondFactor(OpenService open)
    {
        var off = new Option<bool>("--off") { Description = "Turn it off.", Required = true };
        return ForAccount(
            "second-factor", "Turn off the second factor of an owner who lost the phone and the recovery codes.", open, [off],
            async (services, account, _) => (account.TwoFactorEnabled, (AccountManager)Manager(services)) switch
            {
                (false, _) => await OperatorCommand.FailAsync($"The account {account.UserName} has no second factor."),
                (_, var manager) when await manager.TurnOffSecondFactorAsync(account) is { Succeeded: false } refused =>
                    await OperatorCommand.FailAsync(Sentences(refused)),
                _ => await OperatorCommand.SucceedAsync(
                    $"Turned off the second factor of the account {account.UserName}, and ended all its sessions."),
            });
    }

    /// <summary>A command about an account that exists.</summary>
    internal static Command ForAccount(
        string word, string description, OpenService open, IEnumerable<Option> options,
        Func<IServiceProvider, Account, ParseResult, Task<int>> actAsync)
    {
        var name = new Argument<string>("NAME") { Description = "The name that the owner signs in with." };
        var command = new Command(word, description) { name };
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(async (parsed, cancel) =>
        {
            string who = parsed.GetRequiredValue(name).Trim();
            await using var service = await open(cancel);
            await using var scope = service.Services.CreateAsyncScope();
            return await Manager(scope.ServiceProvider).FindByNameAsync(who) is { } account
                ? await actAsync(scope.ServiceProvider, account, parsed)
                : await OperatorCommand.FailAsync($"The account {who} does not exist.");
        });
        return command;
    }

    private static UserManager<Account> Manager(IServiceProvider services) =>
        services.GetRequiredService<UserManager<Account>>();

    private static async Task<int> AddAsync(UserManager<Account> accounts, string name, string password)
    {
        var created = await accounts.CreateAsync(new Account { UserName = name }, password);
        return created.Succeeded
            ? await OperatorCommand.SucceedAsync($"Created the account {name}.")
            : await OperatorCommand.FailAsync(Sentences(created));
    }

    private static async Task<int> ChangeAsync(UserManager<Account> accounts, string name, string password)
    {
        if (await accounts.FindByNameAsync(name) is not { } account)
        {
            return await OperatorCommand.FailAsync($"The account {name} does not exist.");
        }

        var changed = await ((AccountManager)accounts).ReplacePasswordAsync(account, password);
        return changed.Succeeded
            ? await OperatorCommand.SucceedAsync($"Changed the password of the account {name}.")
            : await OperatorCommand.FailAsync(Sentences(changed));
    }

    private static string Sentences(IdentityResult refused) =>
        string.Join(" ", refused.Errors.Select(error => error.Description));
}
