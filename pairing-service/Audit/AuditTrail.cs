namespace Pairing.Service.Audit;

/// <summary>
/// Where all capabilities tell what happened. It is a row and a line of the log when the call returns, or is counted for the row
/// of the minute. It never fails and cannot be canceled.
/// </summary>
public sealed class AuditTrail(IAuditRows rows, AuditMinute minute)
{
    public Task WriteAsync(AuditEvent happened)
    {
        if (minute.TryTake(happened.Kind))
        {
            return rows.AppendAsync(happened);
        }

        minute.Add(happened);
        return Task.CompletedTask;
    }

    /// <summary>Writes what was counted. What cannot be written is counted on.</summary>
    public async Task FlushAsync()
    {
        foreach (var tally in minute.Take())
        {
            if (!await rows.AppendAsync(tally.Summary()))
            {
                minute.Return(tally);
            }
        }
    }
}
