using System.Text.Json;

namespace Pairing.Service.Tests.Operating;

/// <summary>A command finds the storage with the same settings as the service, however they are set.</summary>
public sealed class CommandSettingsTests : IDisposable
{
    private const string Name = "ada";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pairing-settings-");

    /// <summary>Next to the program, where its settings are, for an environment that only one test uses.</summary>
    private readonly string _environment = $"Test{Guid.NewGuid():N}";

    private string Data => Path.Combine(_folder.FullName, "data");

    private string SettingsFile => Path.Combine(AppContext.BaseDirectory, $"appsettings.{_environment}.json");

    public void Dispose()
    {
        File.Delete(SettingsFile);
        _folder.Delete(recursive: true);
    }

    [Fact]
    public Task From_a_variable_of_the_environment() => AssertMadeAsync([], ("Pairing__DataFolder", Data));

    [Fact]
    public async Task From_a_file_of_settings()
    {
        await File.WriteAllTextAsync(SettingsFile, JsonSerializer.Serialize(new { Pairing = new { DataFolder = Data } }));
        await AssertMadeAsync([], ("ASPNETCORE_ENVIRONMENT", _environment));
    }

    [Fact]
    public async Task From_a_file_of_settings_whose_environment_is_named_on_the_command_line()
    {
        await File.WriteAllTextAsync(SettingsFile, JsonSerializer.Serialize(new { Pairing = new { DataFolder = Data } }));
        await AssertMadeAsync(["--environment", _environment]);
    }

    [Theory]
    [InlineData("--Pairing:DataFolder=")]
    [InlineData("--pairing:datafolder=")]
    [InlineData("--Pairing:DataFolder", "")]
    [InlineData("--Logging:LogLevel:Default", "Debug", "--Pairing:DataFolder", "")]
    public Task From_the_command_line_before_the_variable_as_everywhere(params string[] settings) =>
        AssertMadeAsync(
            [.. settings[..^1], settings[^1] + Data], ("Pairing__DataFolder", Path.Combine(_folder.FullName, "another")));

    [Fact]
    public async Task A_wrong_setting_ends_a_command_with_one_line()
    {
        var (exitCode, _, errors) = await ServiceProcess.RunToEndAsync(
            ["accounts", "list"], "", ("Pairing__DataFolder", Data), ("Pairing__Polling__Interval", "0"));
        Assert.Equal(2, exitCode);
        Assert.StartsWith(
            "pairing: Pairing:Polling:Interval is \"0\".",
            Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private async Task AssertMadeAsync(string[] settings, params (string Name, string Value)[] environment)
    {
        var made = await ServiceProcess.RunToEndAsync(
            ["accounts", "add", Name, "--password-stdin", .. settings], Phone.Password, environment);
        Assert.Equal((0, ""), (made.ExitCode, made.Errors));
        Assert.Equal($"Created the account {Name}.", made.Output.Trim());
        var (_, listed, _) = await OperatorConsole.RunAsync(["accounts", "list", $"--Pairing:DataFolder={Data}"]);
        Assert.Equal(Name, listed.Trim());
        Assert.Equal(["data"], _folder.EnumerateDirectories().Select(folder => folder.Name));
    }
}
