using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Pairing.Service.Commands;

namespace Pairing.Service.Accounts;

/// <summary>`accounts add|password|list`: the operator's way to make an account, to help who forgot the password, and to see who is there.</summary>
public static class AccountCommands
{
    public static Command Describe(OpenService open) => new("accounts", "Accounts of people.")
    {
        WithPassword("add", "Make an account.", open, AddAsync),
        WithPassword("password", "Give an account a new password. Whoever is signed in with it has to sign in again.", open, ChangeAsync),
        List(open),
    };

    private static Command WithPassword(
        string word, string description, OpenService open, Func<UserManager<Account>, string, string, Task<int>> actAsync)
    {
        var name = new Argument<string>("NAME") { Description = "What its owner signs in with." };
        var fromInput = new Option<bool>("--password-stdin") { Description = "Read the password from standard input, first line." };
        var command = new Command(word, description) { name, fromInput };
        command.SetAction(async (parsed, cancel) =>
        {
            // Never an argument: those stand in the process list and in the shell's history.
            if (!parsed.GetValue(fromInput))
            {
                return await OperatorCommand.RefuseAsync("Pass the password on standard input and say so with --password-stdin.", OperatorCommand.WrongUse);
            }

            if (await Console.In.ReadLineAsync(cancel) is not { Length: > 0 } password)
            {
                return await OperatorCommand.RefuseAsync("No password came on standard input.");
            }

            await using var service = await open(cancel);
            await using var scope = service.Services.CreateAsyncScope();
            return await actAsync(scope.ServiceProvider.GetRequiredService<UserManager<Account>>(), parsed.GetRequiredValue(name).Trim(), password);
        });
        return command;
    }

    private static Command List(OpenService open)
    {
        var command = new Command("list", "Who has an account, a name a line.");
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
        var made = await accounts.CreateAsync(new Account { UserName = name }, password);
        return made.Succeeded ? await OperatorCommand.DoneAsync($"Account {name} is made.") : await OperatorCommand.RefuseAsync(Sentences(made));
    }

    private static async Task<int> ChangeAsync(UserManager<Account> accounts, string name, string password)
    {
        if (await accounts.FindByNameAsync(name) is not { } account)
        {
            return await OperatorCommand.RefuseAsync($"There is no account {name}.");
        }

        // Looked at before the old one goes: a password that is refused must not leave an account without any.
        foreach (var rule in accounts.PasswordValidators)
        {
            if (await rule.ValidateAsync(accounts, account, password) is { Succeeded: false } refused)
            {
                return await OperatorCommand.RefuseAsync(Sentences(refused));
            }
        }

        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = Guid.NewGuid().ToString("N"); // every session of the old one ends
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        var changed = await accounts.UpdateAsync(account);
        return changed.Succeeded ? await OperatorCommand.DoneAsync($"Account {name} has a new password.") : await OperatorCommand.RefuseAsync(Sentences(changed));
    }

    private static string Sentences(IdentityResult refused) => string.Join(" ", refused.Errors.Select(error => error.Description));
}
