namespace Pairing.Service.Tests.Faults;

/// <summary>The command line of the program: what is no command never starts a server, and no secret stands on it.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("There is no command acounts. Did you mean accounts?", "acounts", "list")]
    [InlineData("There is no command serve.", "serve")]
    [InlineData("There is no command urls.", "urls=http://127.0.0.1:0")]
    [InlineData("There is no command /urls.", "/urls", "http://127.0.0.1:0")]
    [InlineData("There is no command acounts. Did you mean accounts?", "--urls", "http://127.0.0.1:0", "acounts")]
    [InlineData("There is no command lsit of accounts. Did you mean list?", "accounts", "lsit")]
    [InlineData("There is no option --ursl. Did you mean --urls?", "--ursl=http://127.0.0.1:0")]
    [InlineData("There is no option -p.", "-p", "5080")]
    [InlineData("There is no option --pasword-stdin of accounts add. Did you mean --password-stdin?",
        "accounts", "add", "ada", "--pasword-stdin")]
    [InlineData("There is no argument b of accounts list.", "accounts", "list", "b")]
    [InlineData("Required command was not provided.", "accounts")]
    [InlineData("The setting --urls has no value.", "--urls")]
    [InlineData("The setting --environment has no value.", "--environment", "--urls=http://127.0.0.1:0")]
    [InlineData("The setting Paring:PublicUrl does not exist. Did you mean Pairing?", "--Paring:PublicUrl=https://pair.example")]
    public async Task A_wrong_word_ends_the_program_with_one_line(string reason, params string[] args)
    {
        var (exitCode, output, errors) = await OperatorConsole.RunAsync(args);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.StartsWith("pairing: " + reason, Assert.Single(Lines(errors)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Pairing:Clients:api:Secret=open-sesame", "Pairing__Clients__api__Secret")]
    [InlineData("--pairing:clients:api:secret=open-sesame", "pairing__clients__api__secret")]
    [InlineData("--Pairing:Storage:ConnectionString=Host=db;Password=open-sesame", "Pairing__Storage__ConnectionString")]
    [InlineData("--Pairing:Storage:ConnectionString=Host=db; pwd = open-sesame", "Pairing__Storage__ConnectionString")]
    [InlineData("--Pairing:Telemetry:Endpoint=http://me:open-sesame@collector:4318", "Pairing__Telemetry__Endpoint")]
    [InlineData("--Kestrel:Certificates:Default:Password=open-sesame", "Kestrel__Certificates__Default__Password")]
    [InlineData("--Pairing:SignIn:Providers:x:ClientSecret=open-sesame", "Pairing__SignIn__Providers__x__ClientSecret")]
    public async Task A_secret_is_refused_with_the_name_of_its_variable(string setting, string variable)
    {
        string[] apart = setting.Split('=', 2);
        foreach (string[] args in new[] { [setting], apart, ["accounts", "list", setting], [.. apart, "accounts", "list"] })
        {
            var (exitCode, output, errors) = await OperatorConsole.RunAsync(args);
            Assert.Equal((2, ""), (exitCode, output));
            string line = Assert.Single(Lines(errors));
            Assert.EndsWith($"Set it in the environment variable {variable} instead.", line, StringComparison.Ordinal);
            Assert.DoesNotContain("sesame", line, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_connection_string_without_a_password_and_a_setting_before_the_command_are_fine()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}");
        var ended = await OperatorConsole.RunAsync(
        [
            $"--Pairing:DataFolder={folder}", "--Pairing:Storage:ConnectionString",
            $"Data Source={folder}/password.db;Pooling=False", "accounts", "list",
        ]);
        Assert.Equal((0, "", ""), ended);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Help_lists_the_commands_and_version_names_the_version()
    {
        var help = await OperatorConsole.RunAsync(["--help"]);
        Assert.Equal((0, ""), (help.ExitCode, help.Errors));
        Assert.All(
            ["accounts", "backup", "clients", "devices", "keys", "limits", "--version"],
            word => Assert.Contains(Lines(help.Output), line => line.TrimStart().StartsWith(word, StringComparison.Ordinal)));

        string version = typeof(Program).Assembly.GetName().Version!.ToString(3);
        Assert.Equal((0, $"pairing {version}\n", ""), await OperatorConsole.RunAsync(["--version"]));
    }

    /// <summary>System.CommandLine would read arguments from the file.</summary>
    [Fact]
    public async Task An_argument_with_an_at_sign_is_not_a_file()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}");
        var ended = await OperatorConsole.RunAsync(["clients", "remove", "@/etc/hostname", $"--Pairing:DataFolder={folder}"]);
        Assert.Equal((1, "pairing: The client @/etc/hostname does not exist.\n"), (ended.ExitCode, ended.Errors));
        Directory.Delete(folder, recursive: true);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
