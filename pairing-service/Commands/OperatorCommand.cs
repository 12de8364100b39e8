using System.CommandLine;
using Pairing.Service.Foundation;
using Pairing.Service.Settings;

namespace Pairing.Service.Commands;

/// <summary>
/// Runs an operator's command instead of the service, also while the service runs. Exit codes: 0 done, 1 refused or failed,
/// 2 wrong usage.
/// </summary>
public static class OperatorCommand
{
    public const int Refused = 1;
    public const int WrongUse = 2;

    /// <param name="line">Its settings go to the service that the command opens.</param>
    /// <param name="build">Builds the service with its storage, without listening.</param>
    /// <param name="commands">All commands.</param>
    /// <exception cref="WrongSettingException">As for the service.</exception>
    /// <exception cref="ServiceFaultException">The storage failed.</exception>
    public static async Task<int> RunAsync(
        CommandLine line, Func<string[], WebApplication> build, IReadOnlyList<CommandEntry> commands)
    {
        IDatabase? database = null;
        var root = CommandRoot.Of(commands.Select(entry => entry.Describe(
            cancel =>
            {
                var service = build(line.Settings);
                database = service.Services.GetRequiredService<IDatabase>();
                return OpenAsync(service, database, entry.SkipsMigration, cancel);
            })));
        // an argument that starts with @ is a name, not a file with more arguments
        var parsed = root.Parse(line.Words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (CommandRoot.Complaint(parsed) is { } complaint)
        {
            return await FailAsync(complaint, WrongUse);
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception failure) when (database?.Explain(failure) is { } fault)
        {
            throw new ServiceFaultException(fault);
        }
    }

    public static async Task<int> SucceedAsync(string text)
    {
        await Console.Out.WriteLineAsync(text);
        return 0;
    }

    /// <summary>Always one line.</summary>
    public static async Task<int> FailAsync(string message, int code = Refused)
    {
        await Console.Error.WriteLineAsync("pairing: " + message.ReplaceLineEndings(" "));
        return code;
    }

    private static async Task<WebApplication> OpenAsync(
        WebApplication service, IDatabase database, bool skipsMigration, CancellationToken cancel)
    {
        if (!skipsMigration)
        {
            await database.ReachAsync(cancel);
            await database.PrepareAsync(cancel);
        }

        return service;
    }
}
