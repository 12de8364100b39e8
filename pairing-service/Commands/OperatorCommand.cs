using System.CommandLine;
using Pairing.Service.Foundation;
using Pairing.Service.Settings;

namespace Pairing.Service.Commands;

/// <summary>
/// Runs an operator's command instead of the service, also while the service runs. Exit codes: 0 done, 1 refused, 2 wrong
/// usage.
/// </summary>
public static class OperatorCommand
{
    public const int Refused = 1;
    public const int WrongUse = 2;

    /// <param name="args">The command line. Settings in it (--Pairing:DataFolder=x) go to the service.</param>
    /// <param name="build">Builds the service with its storage, without listening.</param>
    /// <param name="describe">Creates the command. Its argument opens the service.</param>
    /// <param name="skipsMigration">Whether to leave the storage as it is, without migrations.</param>
    /// <exception cref="WrongSettingException">As for the service.</exception>
    public static async Task<int> RunAsync(
        string[] args, Func<string[], WebApplication> build, Func<OpenService, Command> describe, bool skipsMigration = false)
    {
        var (settings, command) = Split(args);
        var root = new RootCommand("Pairing") { describe(cancel => OpenAsync(build(settings), skipsMigration, cancel)) };
        var parsed = root.Parse(command);
        try
        {
            int code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? WrongUse : code;
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            return await FailAsync("The database returned an error: " + failure.Message.ReplaceLineEndings(" "));
        }
    }

    public static async Task<int> SucceedAsync(string text)
    {
        await Console.Out.WriteLineAsync(text);
        return 0;
    }

    public static async Task<int> FailAsync(string message, int code = Refused)
    {
        await Console.Error.WriteLineAsync("pairing: " + message);
        return code;
    }

    private static async Task<WebApplication> OpenAsync(WebApplication service, bool skipsMigration, CancellationToken cancel)
    {
        if (!skipsMigration)
        {
            await service.Services.GetRequiredService<IDatabase>().PrepareAsync(cancel);
        }

        return service;
    }

    /// <summary>
    /// Splits off ASP.NET Core's settings, "--name=value" or "--name value". Command settings never have a colon in their
    /// name.
    /// </summary>
    private static (string[] Settings, string[] Command) Split(string[] args)
    {
        var settings = new List<string>();
        var command = new List<string>();
        for (int i = 0; i < args.Length; i++)
        {
            string name = args[i].Split('=')[0];
            bool isSetting = name.StartsWith("--", StringComparison.Ordinal)
                && (name.Contains(':', StringComparison.Ordinal)
                    || name.Equals("--environment", StringComparison.OrdinalIgnoreCase));
            (isSetting ? settings : command).Add(args[i]);
            if (isSetting && name == args[i] && i + 1 < args.Length)
            {
                settings.Add(args[++i]);
            }
        }

        return ([.. settings], [.. command]);
    }
}

/// <summary>Opens the service without listening. The storage is up to date, unless the command needs it as it is.</summary>
public delegate Task<WebApplication> OpenService(CancellationToken cancel);
