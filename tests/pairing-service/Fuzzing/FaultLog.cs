using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Pairing.Service.Tests.Fuzzing;

/// <summary>Keeps only what no request may cause: errors and stacks.</summary>
internal sealed class FaultLog : ILoggerProvider
{
    private const int Most = 50;

    private readonly ConcurrentQueue<string> _faults = new();
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public IEnumerable<string> Faults => _faults;

    public ILogger CreateLogger(string categoryName) => new Lines(categoryName, this);

    public void Dispose()
    {
    }

    private sealed class Lines(string category, FaultLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if ((logLevel >= LogLevel.Error || exception is not null) && Interlocked.Increment(ref log._count) <= Most)
            {
                log._faults.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
