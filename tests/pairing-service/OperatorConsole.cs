using System.Text;

namespace Pairing.Service.Tests;

/// <summary>
/// Runs a command line of an operator in the tests' process, with a console of its own. A process would run the same
/// <see cref="Program.Main"/>, but take seconds to start.
/// </summary>
internal static class OperatorConsole
{
    private static readonly AsyncLocal<Streams?> Current = new();
    private static readonly RedirectedInput Input = new(Console.In);

    static OperatorConsole()
    {
        Console.SetOut(new Redirected(Console.Out, streams => streams.Output));
        Console.SetError(new Redirected(Console.Error, streams => streams.Errors));
    }

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string[] args, string input = "")
    {
        var streams = new Streams(new StringReader(input), new StringWriter(), new StringWriter());
        Current.Value = streams; // for this flow of control only: an async method restores it for its caller
        Console.SetIn(Input); // each time: Playwright sets the encoding of the console, which discards its reader
        int exitCode = await Program.Main(args);
        return (exitCode, streams.Output.ToString(), streams.Errors.ToString());
    }

    /// <summary>Runs a part of the program and hears each text at the moment when it is printed.</summary>
    public static async Task WatchAsync(Action<string> printed, Func<Task> run)
    {
        Current.Value = new Streams(new StringReader(""), new Watched(printed), new StringWriter());
        await run();
    }

    private sealed record Streams(StringReader Input, StringWriter Output, StringWriter Errors);

    private sealed class Watched(Action<string> printed) : StringWriter
    {
        public override void Write(string? value) => printed(value ?? "");
    }

    private sealed class Redirected(TextWriter console, Func<Streams, StringWriter> choose) : TextWriter
    {
        public override Encoding Encoding => console.Encoding;

        private TextWriter Target => Current.Value is { } streams ? choose(streams) : console;

        public override void Write(char value) => Target.Write(value);

        public override void Write(string? value) => Target.Write(value);

        public override void Write(char[] buffer, int index, int count) => Target.Write(buffer, index, count);
    }

    private sealed class RedirectedInput(TextReader console) : TextReader
    {
        private TextReader Target => Current.Value is { } streams ? streams.Input : console;

        public override int Peek() => Target.Peek();

        public override int Read() => Target.Read();

        public override string? ReadLine() => Target.ReadLine();
    }
}
