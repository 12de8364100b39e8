using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Pairing.Service.Tests;

/// <summary>Collects the log of a service under test instead of printing it.</summary>
public sealed class CollectedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    private event Action<string>? Logged;

    public string Text => string.Join('\n', _lines);

    /// <summary>Completes when a line with this text is logged from now on.</summary>
    public Task Next(string words)
    {
        var seen = new TaskCompletionSource();
        Logged += line =>
        {
            if (line.Contains(words, StringComparison.Ordinal))
            {
                seen.TrySetResult();
            }
        };
        return seen.Task;
    }

    /// <summary>For the next test.</summary>
    public void Clear()
    {
        _lines.Clear();
        Logged = null;
    }

    public ILogger CreateLogger(string categoryName) => new Lines(categoryName, this);

    public void Dispose()
    {
    }

    private sealed class Lines(string category, CollectedLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            string line = $"{logLevel} {category}: {formatter(state, exception)} {exception}";
            log._lines.Enqueue(line);
            log.Logged?.Invoke(line);
        }
    }
}
