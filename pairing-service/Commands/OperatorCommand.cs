using System.CommandLine;
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
    public static async Task<int> RunAsync(
        string[] args, Func<string[], WebApplication> build, Func<OpenService, Command> describe, bool isAsItStands = false)
    {
        string[] settings = [.. args.Where(IsSetting)];
        var root = new RootCommand("Pairing") { describe(cancel => OpenAsync(build(settings), isAsItStands, cancel)) };
        var parsed = root.Parse([.. args.Where(arg => !IsSetting(arg))]);
        int code = await parsed.InvokeAsync();
        return parsed.Errors.Count > 0 ? WrongUse : code;
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

    private static bool IsSetting(string arg) => arg.StartsWith("--Pairing:", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The service, not listening, its storage up to date unless the command wants it as it stands.</summary>
public delegate Task<WebApplication> OpenService(CancellationToken cancel);
