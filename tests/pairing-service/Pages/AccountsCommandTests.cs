using System.Diagnostics;

namespace Pairing.Service.Tests.Pages;

/// <summary>`accounts add` as an operator runs it: a process of its own.</summary>
public sealed class AccountsCommandTests
{
    [Fact]
    public async Task An_account_is_made_beside_the_running_service_and_can_sign_in_at_once()
    {
        await using var house = await House.StartAsync();

        var (code, said, _) = await RunAsync(house.Service.Folder, House.Password + "\n", "accounts", "add", "alice", "--password-stdin");

        Assert.Equal((0, "Account alice is made."), (code, said.Trim()));
        using var visitor = new Visitor(house);
        await visitor.SignInAsync("alice");
    }

    [Theory]
    [InlineData(1, "No password came on standard input.", "", "accounts", "add", "alice", "--password-stdin")]
    [InlineData(1, "A password has at least 10 characters.", "short\n", "accounts", "add", "alice", "--password-stdin")]
    [InlineData(1, "That name is taken.", "correct horse battery\n", "accounts", "add", "taken", "--password-stdin")]
    [InlineData(2, "--password-stdin", "", "accounts", "add", "alice")]
    [InlineData(2, "argument missing", "", "accounts", "add", "--password-stdin")]
    [InlineData(2, "", "", "accounts", "subtract")]
    public async Task What_is_wrong_is_said_and_told_by_the_exit_code(int code, string reason, string input, params string[] args)
    {
        await using var house = await House.StartAsync();
        await house.AccountAsync("taken");

        var (ended, _, complaint) = await RunAsync(house.Service.Folder, input, args);

        Assert.Equal(code, ended);
        Assert.Contains(reason, complaint, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said, string Complaint)> RunAsync(string folder, string input, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Pairing__DataFolder"] = folder;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var said = process.StandardOutput.ReadToEndAsync();
        var complaint = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await complaint);
    }
}
