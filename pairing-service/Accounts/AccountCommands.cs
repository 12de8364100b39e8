using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Pairing.Service.Storage;

namespace Pairing.Service.Accounts;

/// <summary>
/// `accounts add NAME --password-stdin`: the operator's way to make an account, also while the service runs.
/// Ends with 0 when it is made, 1 when it is refused, 2 when the command is wrong.
/// </summary>
public static class AccountCommands
{
    private const int Refused = 1;
    private const int WrongUse = 2;

    /// <param name="args">The command line; settings in it (--Pairing:DataFolder=x) go to the service.</param>
    /// <param name="build">The service with its storage, not listening.</param>
    public static async Task<int> RunAsync(string[] args, Func<string[], WebApplication> build)
    {
        string[] settings = [.. args.Where(IsSetting)];
        WebApplication Open() => build(settings);

        var name = new Argument<string>("NAME") { Description = "What its owner signs in with." };
        var fromInput = new Option<bool>("--password-stdin") { Description = "Read the password from standard input, first line." };
        var add = new Command("add", "Make an account.") { name, fromInput };
        add.SetAction((parsed, cancel) => parsed.GetValue(fromInput)
            ? AddAsync(Open, parsed.GetRequiredValue(name), cancel)
            : RefuseAsync("Pass the password on standard input and say so with --password-stdin.", WrongUse));
        var root = new RootCommand("Pairing") { new Command("accounts", "Accounts of people.") { add } };

        var parsed = root.Parse([.. args.Where(arg => !IsSetting(arg))]);
        int code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? WrongUse : code;
    }

    private static async Task<int> AddAsync(Func<WebApplication> open, string name, CancellationToken cancel)
    {
        // Never an argument: those stand in the process list and in the shell's history.
        if (await Console.In.ReadLineAsync(cancel) is not { Length: > 0 } password)
        {
            return await RefuseAsync("No password came on standard input.");
        }

        await using var app = open();
        await app.Services.GetRequiredService<SchemaUpdate>().RunAsync(cancel);
        await using var scope = app.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(new Account { UserName = name.Trim() }, password);
        if (!made.Succeeded)
        {
            return await RefuseAsync(string.Join(" ", made.Errors.Select(error => error.Description)));
        }

        await Console.Out.WriteLineAsync($"Account {name.Trim()} is made.");
        return 0;
    }

    private static bool IsSetting(string arg) => arg.StartsWith("--Pairing:", StringComparison.OrdinalIgnoreCase);

    private static async Task<int> RefuseAsync(string why, int code = Refused)
    {
        await Console.Error.WriteLineAsync("pairing: " + why);
        return code;
    }
}
