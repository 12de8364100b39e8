using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Commands;

namespace Pairing.Service.Accounts;

/// <summary>`accounts add|password|list`: the operator creates accounts, resets passwords and lists the accounts.</summary>
public static class AccountCommands
{
    public static Command Describe(OpenService open) => new("accounts", "Manage accounts.")
    {
        WithPassword("add", "Create an account.", open, AddAsync),
        WithPassword("password", "Set a new password for an account. This signs out all its sessions.", open, ChangeAsync),
        List(open),
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
