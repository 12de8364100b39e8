namespace Pairing.Service.Audit;

/// <summary>Writes rows as lines of JSON, one after the other, however many there are.</summary>
public static class AuditExport
{
    /// <returns>The number of rows.</returns>
    public static async Task<int> WriteAsync(IAsyncEnumerable<AuditRow> rows, TextWriter output, CancellationToken cancel)
    {
        int written = 0;
        await foreach (var row in rows.WithCancellation(cancel))
        {
            await output.WriteLineAsync(AuditLine.Of(row).AsMemory(), cancel);
            written++;
        }

        return written;
    }

    /// <summary>To a new file that only this user can read. It is complete or does not exist.</summary>
    /// <exception cref="IOException">The file exists or cannot be written.</exception>
    public static async Task<int> WriteAsync(IAsyncEnumerable<AuditRow> rows, string path, CancellationToken cancel)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(path, options);
        try
        {
            await using var output = new StreamWriter(file);
            return await WriteAsync(rows, output, cancel);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }
}
