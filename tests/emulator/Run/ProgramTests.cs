extern alias board;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Pairing.Emulator.Tests.Board;
using Pairing.Tests;

namespace Pairing.Emulator.Tests.Run;

/// <summary>The emulator as a person starts it, as a process of its own.</summary>
public sealed class ProgramTests : IDisposable
{
    /// <summary>More than the emulator waits for its service, which on a busy machine is long in coming.</summary>
    private static readonly TimeSpan ForAStart = TimeSpan.FromSeconds(150);

    private readonly TemporaryFolder _data = new();

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("--port", "abc")]
    [InlineData("--port", "0")]
    [InlineData("--service-port", "65536")]
    [InlineData("--service", "ftp://pair.example")]
    [InlineData("--provider", "amazonas")]
    [InlineData("--board", "esp8266")]
    [InlineData("--panel", "128x64")]
    [InlineData("--record", "session.txt", "--boards", "2")]
    public async Task A_wrong_option_gives_one_line_and_exit_code_2(params string[] options)
    {
        using Process emulator = Start(options);
        Task<string> errors = emulator.StandardError.ReadToEndAsync();
        await emulator.WaitForExitAsync().WaitAsync(OnBoard.Patience);
        Assert.Equal(2, emulator.ExitCode);
        Assert.Contains(options[0], Assert.Single((await errors).TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "nowhere.pem")]
    [InlineData("no PEM at all", "contains no certificate")]
    public async Task Authorities_that_cannot_be_read_give_one_line(string? content, string said)
    {
        string folder = _data.Path;
        string file = Path.Combine(folder, "nowhere.pem");
        if (content != null)
        {
            await File.WriteAllTextAsync(file, content);
        }

        using Process emulator = Start("--headless", "--service", "https://pair.example", "--ca", file, "--data", folder);
        Task<string> errors = emulator.StandardError.ReadToEndAsync();
        await emulator.WaitForExitAsync().WaitAsync(OnBoard.Patience);
        Assert.Equal(1, emulator.ExitCode);
        Assert.Contains(said, Assert.Single((await errors).TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_says_how_a_real_board_gets_its_authorities()
    {
        using Process emulator = Start("--help");
        string help = await emulator.StandardOutput.ReadToEndAsync();
        await emulator.WaitForExitAsync().WaitAsync(OnBoard.Patience);
        Assert.Contains("CACertificatesPath does not work with PEM",
            string.Join(' ', help.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_gives_one_line_that_says_what_to_do()
    {
        using var taken = new TcpListener(IPAddress.Any, 0);
        taken.Start();
        string port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        using Process emulator = Start("--headless", "--service-port", port, "--data", _data.Path);
        Task<string> errors = emulator.StandardError.ReadToEndAsync();
        await emulator.WaitForExitAsync().WaitAsync(OnBoard.Patience);
        Assert.Equal(1, emulator.ExitCode);
        Assert.Contains($"Port {port} is in use", Assert.Single((await errors).TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_plays_the_board_and_the_panel_that_are_named()
    {
        using Process emulator = Start(
            "--headless", "--service", "http://127.0.0.1:9",
            "--board", "heltec-v2", "--panel", "ssd1306-72x40", "--data", _data.Path);
        Task drained = emulator.StandardError.ReadToEndAsync();
        await UntilAsync(emulator.StandardOutput, "┌" + new string('─', 72) + "┐");
        await UntilAsync(emulator.StandardOutput, "Heltec V2");
        emulator.Kill();
        await drained.WaitAsync(OnBoard.Patience);
    }

    [Theory]
    [InlineData(null, "nowhere.json")]
    [InlineData("[]", "one JSON object")]
    [InlineData("{", "nowhere.json")]
    public async Task Settings_that_cannot_be_read_give_one_line(string? content, string said)
    {
        string file = Path.Combine(_data.Path, "nowhere.json");
        if (content != null)
        {
            await File.WriteAllTextAsync(file, content);
        }

        using Process emulator = Start("--headless", "--settings", file, "--data", _data.Path);
        Task<string> errors = emulator.StandardError.ReadToEndAsync();
        await emulator.WaitForExitAsync().WaitAsync(OnBoard.Patience);
        Assert.Equal(1, emulator.ExitCode);
        Assert.Contains(said, Assert.Single((await errors).TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_settings_of_another_server_it_deploys_them_and_starts_no_service()
    {
        string file = Path.Combine(_data.Path, "given.json");
        await File.WriteAllTextAsync(file, """{"server":"http://127.0.0.1:9","client_id":"board","plain_http":true}""");
        using Process emulator = Start("--headless", "--provider", "github", "--settings", file, "--data", _data.Path);
        Task drained = emulator.StandardError.ReadToEndAsync();
        string before = await UntilAsync(emulator.StandardOutput, "NET-3"); // nobody listens there
        Assert.DoesNotContain("service |", before, StringComparison.Ordinal);
        Assert.DoesNotContain("PRV-2", before, StringComparison.Ordinal);
        emulator.Kill();
        await drained.WaitAsync(OnBoard.Patience);
    }

    [Fact]
    public async Task A_provider_alone_says_on_the_panel_what_its_settings_miss()
    {
        using Process emulator = Start("--headless", "--provider", "amazon", "--data", _data.Path);
        Task drained = emulator.StandardError.ReadToEndAsync();
        await UntilAsync(emulator.StandardOutput, "No client_id");
        emulator.Kill();
        await drained.WaitAsync(OnBoard.Patience);
    }

    [Fact]
    public async Task It_shows_a_code_of_its_own_service_and_a_kill_leaves_no_orphan()
    {
        int port = FreePort.Find();
        using Process emulator = Start("--headless", "--service-port", $"{port}", "--data", _data.Path);
        Task drained = emulator.StandardError.ReadToEndAsync();
        await UntilAsync(emulator.StandardOutput, "On your phone, open");
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);

        emulator.Kill(); // no goodbye: SIGKILL
        int left = await client.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(OnBoard.Patience);
        Assert.Equal(0, left); // the service has ended and closed what was open
        await drained.WaitAsync(OnBoard.Patience);
    }

    public void Dispose() => _data.Dispose();

    private static Process Start(params string[] options) => Process.Start(
        new ProcessStartInfo("dotnet", [typeof(board::Pairing.Emulator.Board.VirtualBoard).Assembly.Location, .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

    /// <summary>What was said up to a line with these words.</summary>
    private static async Task<string> UntilAsync(StreamReader output, string words)
    {
        List<string?> lines = [];
        string? line;
        do
        {
            line = await output.ReadLineAsync().WaitAsync(ForAStart);
            lines.Add(line);
        }
        while (line?.Contains(words, StringComparison.Ordinal) == false);
        Assert.NotNull(line);
        return string.Join('\n', lines);
    }
}
