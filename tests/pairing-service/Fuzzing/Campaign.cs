using System.Collections.Concurrent;
using System.Net.Sockets;
using Pairing.Service.Tests.Requests;

namespace Pairing.Service.Tests.Fuzzing;

/// <summary>Sends many inputs over some connections that stay open, and judges each response.</summary>
internal sealed class Campaign(Uri service, FuzzWorld world, ulong seed)
{
    private const int Connections = 16;
    private const int MostFaults = 20;

    /// <summary>A response that has not come after this time never comes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly FuzzRequests _requests = new(world);
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentDictionary<int, long> _statuses = new();
    private long _next;
    private long _end;

    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>How often each status came. 0: the service closed the connection, as it may for a damaged input.</summary>
    public string Statuses =>
        string.Join(", ", _statuses.OrderBy(one => one.Key).Select(one => $"{one.Key} {one.Value} times"));

    public Task RunAsync(long first, long count)
    {
        (_next, _end) = (first, first + count);
        return Task.WhenAll(Enumerable.Range(0, (int)Math.Min(Connections, count)).Select(_ => Task.Run(WorkAsync)));
    }

    private async Task WorkAsync()
    {
        RawConnection? connection = null;
        while (Interlocked.Increment(ref _next) - 1 is var number && number < _end && _faults.Count < MostFaults)
        {
            var request = _requests.Any(new Dice(seed, number));
            connection ??= await RawConnection.OpenAsync(service);
            if (!await AskAsync(connection, request, number).WaitAsync(Patience))
            {
                connection.Dispose();
                connection = null;
            }
        }

        connection?.Dispose();
    }

    /// <returns>Whether the connection can be used again.</returns>
    private async Task<bool> AskAsync(RawConnection connection, FuzzRequest request, long number)
    {
        try
        {
            await connection.SendAsync(request.Bytes);
            if (!request.IsFramed)
            {
                connection.CloseSending();
            }
        }
        catch (SocketException) // the service closed before it had read all
        {
        }

        RawResponse? answer = null;
        try
        {
            answer = await connection.ReadAsync(hasBody: !request.IsHead);
        }
        catch (Exception wrong) when (wrong is IOException or FormatException)
        {
            if (request.IsFramed && !request.IsPartOnly)
            {
                Report(request, number, wrong.Message);
            }
        }

        _statuses.AddOrUpdate(answer?.Status ?? 0, 1, (_, count) => count + 1);
        if (answer is null)
        {
            if (request.IsFramed && !request.IsPartOnly)
            {
                Report(request, number, "no response");
            }

            return false;
        }

        if (Verdict.Of(request.IsFramed ? request : null, answer) is { } wrongAnswer)
        {
            Report(request, number, $"{answer.Status}, {wrongAnswer}");
        }

        return request is { IsFramed: true, IsPartOnly: false } && answer["Connection"] != "close";
    }

    private void Report(FuzzRequest request, long number, string wrong) =>
        _faults.Enqueue(
            $"seed {seed}, input {number}: {wrong}: {request}".Replace(world.Cookies, "...", StringComparison.Ordinal));
}
