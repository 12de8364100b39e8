using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Reflection;

namespace Pairing.Service.Commands;

/// <summary>The root of all commands: --help, --version, and one line for a command that does not exist.</summary>
public static class CommandRoot
{
    public static RootCommand Of(IEnumerable<Command> commands)
    {
        var root = new RootCommand(
            "Pairs devices with accounts. Without a command, the service starts. Settings, such as --urls=http://*:5080 or "
            + "--Pairing:DataFolder=/var/lib/pairing, can stand anywhere.");
        // the built-in option shows the version of the process, which can be a host of this program
        root.Options.Remove(root.Options.OfType<VersionOption>().Single());
        root.Options.Add(new Option<bool>("--version") { Description = "Show the version.", Action = new ShowVersion() });
        foreach (var command in commands)
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    /// <summary>One line about what is wrong. Null: nothing.</summary>
    public static string? Complaint(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
        {
            return null;
        }

        var command = parsed.CommandResult.Command;
        string path = string.Join(' ', Path(parsed.CommandResult));
        string help = $" Run it with {(path.Length > 0 ? path + " " : "")}--help to see what exists.";
        if (parsed.UnmatchedTokens is [var typed, ..])
        {
            bool isOption = typed.StartsWith('-');
            var options = command.Options.Concat(parsed.RootCommandResult.Command.Options).SelectMany(
                option => option.Aliases.Prepend(option.Name)).Concat(path.Length == 0 ? CommandLine.HostSettings : []);
            string kind = isOption ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
            return $"There is no {kind} {typed.Split('=')[0]}{(path.Length > 0 ? " of " + path : "")}."
                + Suggestion.For(typed.Split('=')[0], isOption ? options : command.Subcommands.Select(one => one.Name)) + help;
        }

        return string.Join(' ', parsed.Errors.Select(error => error.Message)) + help;
    }

    private static IEnumerable<string> Path(CommandResult result) => result.Parent is CommandResult parent
        ? Path(parent).Append(result.Command.Name)
        : [];

    private sealed class ShowVersion : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            string version = typeof(CommandRoot).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                .InformationalVersion;
            Console.Out.WriteLine("pairing " + version.Split('+')[0]);
            return 0;
        }
    }
}
