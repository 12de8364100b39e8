using System.CommandLine;
using Pairing.Service.Settings;
using Pairing.Service.Storage;

namespace Pairing.Service.Commands;

/// <summary>
/// What an operator says on the command line instead of serving, also while the service runs. Ends with 0 when it is done,
/// 1 when it is refused, 2 when the command is wrong.
/// </summary>
public static class OperatorCommand
{
    public const int Refused = 1;
    public const int WrongUse = 2;

    /// <param name="args">The command line; settings in it (--Pairing:DataFolder=x) go to the service.</param>
    /// <param name="build">The service with its storage, not listening.</param>
    /// <param name="describe">The command, given what opens the service for it.</param>
    /// <param name="isAsItStands">The storage is not brought to this version's form first.</param>
    /// <exception cref="WrongSettingException">As when it serves.</exception>
    public static async Task<int> RunAsync(
        string[] args, Func<string[], WebApplication> build, Func<OpenService, Command> describe, bool isAsItStands = false)
    {
        var (settings, command) = Split(args);
        var root = new RootCommand("Pairing") { describe(cancel => OpenAsync(build(settings), isAsItStands, cancel)) };
        var parsed = root.Parse(command);
        try
        {
            int code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? WrongUse : code;
        }
        catch (Exception failure) when (StorageFailure.Is(failure))
        {
            return await RefuseAsync("The database refused: " + failure.Message.ReplaceLineEndings(" "));
        }
    }

    public static async Task<int> DoneAsync(string said)
    {
        await Console.Out.WriteLineAsync(said);
        return 0;
    }

    public static async Task<int> RefuseAsync(string why, int code = Refused)
    {
        await Console.Error.WriteLineAsync("pairing: " + why);
        return code;
    }

    private static async Task<WebApplication> OpenAsync(WebApplication service, bool isAsItStands, CancellationToken cancel)
    {
        if (!isAsItStands)
        {
            await service.Services.GetRequiredService<Engine>().PrepareAsync(cancel);
        }

        return service;
    }

    /// <summary>Settings as ASP.NET Core takes them, "--name=value" or "--name value"; no option of a command has a colon in its name.</summary>
    private static (string[] Settings, string[] Command) Split(string[] args)
    {
        var settings = new List<string>();
        var command = new List<string>();
        for (int i = 0; i < args.Length; i++)
        {
            string name = args[i].Split('=')[0];
            bool isSetting = name.StartsWith("--", StringComparison.Ordinal)
                && (name.Contains(':', StringComparison.Ordinal) || name.Equals("--environment", StringComparison.OrdinalIgnoreCase));
            (isSetting ? settings : command).Add(args[i]);
            if (isSetting && name == args[i] && i + 1 < args.Length)
            {
                settings.Add(args[++i]);
            }
        }

        return ([.. settings], [.. command]);
    }
}

/// <summary>The service, not listening, its storage up to date unless the command wants it as it stands.</summary>
public delegate Task<WebApplication> OpenService(CancellationToken cancel);
