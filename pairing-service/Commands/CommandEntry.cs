using System.CommandLine;

namespace Pairing.Service.Commands;

/// <summary>One command of the program.</summary>
/// <param name="Describe">Creates the command. Its argument opens the service.</param>
/// <param name="SkipsMigration">Whether to leave the storage as it is, without migrations.</param>
public sealed record CommandEntry(Func<OpenService, Command> Describe, bool SkipsMigration = false);

/// <summary>Opens the service without listening. The storage is up to date, unless the command needs it as it is.</summary>
public delegate Task<WebApplication> OpenService(CancellationToken cancel);
