using System.CommandLine;
using System.Globalization;
using Pairing.Service.Commands;

namespace Pairing.Service.Audit;

/// <summary>`audit list|verify|export`: what has happened, and whether somebody changed the record of it.</summary>
public static class AuditCommands
{
    public static Command Describe(OpenService open) => new("audit", "Show and verify what has happened.")
    {
        List(open),
        Verify(open),
        Export(open),
    };

    private static Command List(OpenService open)
    {
        var filter = new FilterOptions();
        var command = new Command("list", "List what has happened, one line each, oldest first.");
        filter.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var service = await open(cancel);
            await foreach (var row in Rows(service).ReadAsync(filter.Read(parsed), cancel))
            {
                await Console.Out.WriteLineAsync(AuditText.Of(row));
            }

            return 0;
        });
        return command;
    }

    private static Command Verify(OpenService open)
    {
        var command = new Command("verify", "Check that no row was changed, removed or inserted. Exit code 1: one was.");
        command.SetAction(async (_, cancel) =>
        {
            await using var service = await open(cancel);
            var report = await service.Services.GetRequiredService<AuditVerification>().RunAsync(cancel);
            if (report.Fault is { } fault)
            {
                return await OperatorCommand.FailAsync(fault + (report.Last < report.First
                    ? " No row before it is valid."
                    : $" Rows {report.First} to {report.Last} are valid."));
            }

            return await OperatorCommand.SucceedAsync(
                report.Last == 0
                    ? "The audit is empty."
                    : $"Rows {report.First} to {report.Last} are as the service wrote them.");
        });
        return command;
    }

    private static Command Export(OpenService open)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "The file to create. Default: standard output.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var filter = new FilterOptions();
        var command = new Command("export", "Write what has happened as lines of JSON, oldest first.") { file };
        filter.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            await using var service = await open(cancel);
            var rows = Rows(service).ReadAsync(filter.Read(parsed), cancel);
            if (parsed.GetValue(file) is not { } path)
            {
                await AuditExport.WriteAsync(rows, Console.Out, cancel);
                return 0;
            }

            try
            {
                int written = await AuditExport.WriteAsync(rows, path, cancel);
                return await OperatorCommand.SucceedAsync($"Wrote {written} rows to {Path.GetFullPath(path)}.");
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return await OperatorCommand.FailAsync("The export failed. " + failure.Message);
            }
        });
        return command;
    }

    private static IAuditRows Rows(WebApplication service) => service.Services.GetRequiredService<IAuditRows>();

    /// <summary>--account, --kind and --since.</summary>
    private sealed class FilterOptions
    {
        private readonly Option<string?> _account = new("--account") { Description = "Only about this account." };

        private readonly Option<string?> _kind = new("--kind") { Description = "Only this kind, such as sign_in_failed." };

        private readonly Option<string?> _since = new("--since")
        {
            Description = "Only from this time on: a UTC date and time such as 2026-11-28T10:00.",
        };

        public void AddTo(Command command)
        {
            command.Add(_account);
            command.Add(_kind.AcceptOnlyFromAmong([.. AuditKinds.Names]));
            command.Add(_since);
            _since.Validators.Add(result =>
            {
                if (result.Tokens is [var token] && Time(token.Value) is null)
                {
                    result.AddError($"{token.Value} is not a date such as 2026-11-28, or 2026-11-28T10:00.");
                }
            });
        }

        public AuditFilter Read(ParseResult parsed) =>
            new(parsed.GetValue(_account)?.Trim(), parsed.GetValue(_kind), Time(parsed.GetValue(_since)));

        private static DateTimeOffset? Time(string? text) => DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
    }
}
