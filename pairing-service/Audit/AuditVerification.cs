namespace Pairing.Service.Audit;

/// <summary>Finds the first row that is not as the service wrote it.</summary>
public sealed class AuditVerification(IAuditRows rows, AuditChain chain)
{
    public async Task<AuditReport> RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            var head = await rows.FindHeadAsync(cancel);
            var report = await RunAsync(head, cancel);
            // the service may have deleted old rows meanwhile
            if (report.Fault is null || (await rows.FindHeadAsync(cancel))?.PrunedNumber == head?.PrunedNumber)
            {
                return report;
            }
        }
    }

    private async Task<AuditReport> RunAsync(AuditHead? head, CancellationToken cancel)
    {
        if (head is null)
        {
            string? gone = chain.HasBegun ? "All rows and the record of the newest one were removed." : null;
            return new AuditReport(0, 0, await rows.FindBeyondHeadAsync(cancel) is { } alone
                ? $"Row {alone} has no record of the newest row beside it."
                : gone);
        }

        long first = head.PrunedNumber + 1;
        long expected = first;
        string before = head.PrunedHash;
        await foreach (var row in rows.ReadAsync(new AuditFilter(UpTo: head.Number), cancel))
        {
            if (FaultOf(row, expected, before) is { } fault)
            {
                return new AuditReport(first, expected - 1, fault);
            }

            (expected, before) = (row.Number + 1, row.Hash);
        }

        return new AuditReport(first, head.Number, await FaultOfEndAsync(head, expected, before, cancel));
    }

    private string? FaultOf(AuditRow row, long expected, string before)
    {
        if (row.Number < expected)
        {
            return $"Row {row.Number} was inserted: rows up to {expected - 1} were deleted because of their age.";
        }

        if (row.Number > expected)
        {
            return $"Row {expected} is missing.";
        }

        if (row.Hash != chain.HashOf(row, before))
        {
            return $"Row {row.Number} was changed, inserted, or is not in its place.";
        }

        return row.Kind == AuditKinds.NameOf(AuditKind.AuditChanged)
            ? $"Row {row.Number} says that the record of the newest row was changed or removed. Rows before it may be missing."
            : null;
    }

    private async Task<string?> FaultOfEndAsync(AuditHead head, long expected, string before, CancellationToken cancel)
    {
        if (expected <= head.Number)
        {
            return $"Row {expected} is missing.";
        }

        if (!chain.IsIntact(head) || head.Hash != before)
        {
            return $"The record of the newest row was changed. Rows after {head.Number} may be missing.";
        }

        return await rows.FindBeyondHeadAsync(cancel) is { } added ? $"Row {added} was inserted." : null;
    }
}

/// <param name="First">The first row that is valid.</param>
/// <param name="Last">The last row that is valid. Less than the first: none is.</param>
/// <param name="Fault">A sentence that names the first bad row. Null: all is well.</param>
public sealed record AuditReport(long First, long Last, string? Fault);
