using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Pairing.Protocol;
using Pairing.Service.Token;

namespace Pairing.Service.Tests.Examples;

/// <summary>Records the time of each token request, by a running clock, and its preference.</summary>
public sealed class TokenRequests : IStartupFilter
{
    private readonly ConcurrentQueue<TokenRequest> _all = new();
    private readonly SemaphoreSlim _answered = new(0);

    public IReadOnlyList<TokenRequest> All => [.. _all];

    /// <summary>Completes after the next response.</summary>
    public Task AnsweredAsync() => _answered.WaitAsync();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, then) =>
        {
            bool isToken = context.Request.Path == WellKnown.Token;
            if (isToken)
            {
                _all.Enqueue(new TokenRequest(Stopwatch.GetTimestamp(), context.Request.Headers[Wire.Prefer].ToString()));
            }

            await then(context);
            if (isToken)
            {
                _answered.Release();
            }
        });
        next(app);
    };
}

public sealed record TokenRequest(long At, string Prefer)
{
    public double SecondsAfter(TokenRequest earlier) => Stopwatch.GetElapsedTime(earlier.At, At).TotalSeconds;
}
