using Pairing.Service.Audit;

namespace Pairing.Service.Storage;

/// <summary>
/// A change and the row of the audit about it, in one transaction. If only the row fails, the change is made without it and the
/// log says so: a person's decision and a pairing matter more.
/// </summary>
public sealed class AuditedWrites(Writer writer, AuditAppend append, AuditMinute minute, AuditLog log)
{
    /// <param name="write">Returns its result and, if it changed something, what happened.</param>
    public async Task<T> WriteAsync<T>(
        Func<PairingDb, Task<(T Result, AuditEvent? Happened)>> write, CancellationToken cancel)
    {
        AuditEvent? happened = null;
        bool isAppending = false;
        bool isCounted = false;
        IReadOnlyList<AuditRow> rows = [];
        T result;
        try
        {
            result = await writer.WriteAsync(
                async database =>
                {
                    (var done, happened) = await write(database);
                    isCounted = happened is not null && !minute.TryTake(happened.Kind);
                    if (happened is not null && !isCounted)
                    {
                        isAppending = true;
                        rows = await append.AppendAsync(database, [happened]);
                        isAppending = false;
                    }

                    return done;
                },
                cancel);
        }
        catch (Exception failure) when (isAppending)
        {
            result = await writer.WriteAsync(
                async database =>
                {
                    (var done, happened) = await write(database);
                    return done;
                },
                cancel);
            log.WriteLost(happened is null ? [] : [happened], failure);
            return result;
        }

        if (isCounted)
        {
            minute.Add(happened!);
        }

        log.Write(rows);
        return result;
    }
}
