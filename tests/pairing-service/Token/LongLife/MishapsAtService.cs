using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pairing.Service.Tests.Token.LongLife;

/// <summary>Applies a fault to a request, as its header says: at its commit, or before its first database query.</summary>
public sealed class MishapsAtService : DbCommandInterceptor, IDbTransactionInterceptor, IStartupFilter
{
    public const string Header = "Mishap";

    private readonly AsyncLocal<StrongBox<Mishap>?> _ofRequest = new();
    private readonly SemaphoreSlim _held = new(0);
    private TaskCompletionSource _gate = NewGate();

    /// <summary>Completes when a request that will be overtaken has arrived and waits.</summary>
    public Task HeldAsync() => _held.WaitAsync();

    public void Resume() => Interlocked.Exchange(ref _gate, NewGate()).SetResult();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, then) =>
        {
            _ofRequest.Value = Enum.TryParse(context.Request.Headers[Header], out Mishap mishap) ? new(mishap) : null;
            await then(context);
        });
        next(app);
    };

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (_ofRequest.Value is { Value: Mishap.OvertakenAfterTimeout or Mishap.OvertakenAfterPowerCut } mishap)
        {
            mishap.Value = Mishap.None; // this once
            var gate = _gate.Task;
            _held.Release();
            await gate;
        }

        return result;
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result,
        CancellationToken cancellationToken = default) =>
        _ofRequest.Value?.Value == Mishap.KilledBeforeCommit ? throw new KilledException() : ValueTask.FromResult(result);

    public Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        _ofRequest.Value?.Value == Mishap.KilledAfterCommit ? throw new KilledException() : Task.CompletedTask;

    private static TaskCompletionSource NewGate() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class KilledException : Exception;
}
