using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pairing.Emulator.Board;

namespace Pairing.Firmware.Tests.OnTheBoard;

/// <summary>Each fault that the emulator can make, and what a person then reads on the screen.</summary>
public sealed class FaultTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly RawServer _server = new();
    private RunningBoard _board;

    public FaultTests() => _board = new RunningBoard(_server.Settings, hurry: 20);

    [Theory]
    [InlineData("refuses", "NET-3", "Server not reached")]
    [InlineData("vanishes", "NET-4", "No answer in time")]
    [InlineData("stalls-headers", "NET-4", "No answer in time")]
    [InlineData("stalls-body", "NET-4", "No answer in time")]
    [InlineData("drips", "NET-4", "No answer in time")]
    [InlineData("cuts:0", "NET-5", "Connection broke off")]
    [InlineData("cuts:1", "NET-5", "Connection broke off")]
    [InlineData("cuts:10", "NET-5", "Connection broke off")] // HTTP/1.1 4
    [InlineData("cuts:12", "NET-5", "Connection broke off")] // HTTP/1.1 404
    [InlineData("cuts:40", "NET-5", "Connection broke off")] // within the header
    [InlineData("no-http", "NET-5", "Connection broke off")]
    [InlineData("500", "SRV-3", "Server trouble, 500")]
    [InlineData("503", "SRV-3", "Server trouble, 503")]
    [InlineData("429", "SRV-6", "Server is busy")]
    [InlineData("floods", "SRV-5", "Answer too long")]
    [InlineData("redirects", "SRV-1", "No pairing there")]
    public async Task A_lying_server_is_named_and_once_it_is_honest_a_code_comes(string lie, string code, string cause)
    {
        Suffer("server=" + lie);
        await ShowsAsync(code, cause);
        Suffer("server=honest");
        _board.Board.PressButton();
        await ShowsAsync("WDJB-MJHT");
    }

    [Theory]
    [InlineData("escapes")]
    [InlineData("unknown-members")]
    [InlineData("big-numbers")]
    public async Task An_answer_that_only_looks_strange_is_understood(string lie)
    {
        _server.Token = RawServer.Granted();
        Suffer("server=" + lie);
        await ShowsAsync("Paired", "ada");
    }

    [Theory]
    [InlineData("refuses")]
    [InlineData("stalls-headers")]
    [InlineData("stalls-body")]
    [InlineData("cuts:100")]
    [InlineData("503")]
    public async Task While_a_code_waits_it_stays_on_the_screen_with_the_next_try(string lie)
    {
        await StartAsync();
        await ShowsAsync("WDJB-MJHT");
        Suffer("server=" + lie);
        await ShowsAsync("WDJB-MJHT", "retry");
        _server.Token = RawServer.Granted();
        Suffer("server=honest");
        await ShowsAsync("Paired");
    }

    [Fact]
    public async Task An_error_that_no_RFC_knows_stands_on_the_screen_by_its_name_until_a_press()
    {
        _board.Dispose();
        _board = new RunningBoard(_server.Settings, hurry: 1); // a press must be felt on a busy machine too
        Suffer("server=odd-error");
        await ShowsAsync("SRV-4", "out_of_paper");
        Suffer("server=honest");
        _board.Board.HoldButton(TimeSpan.FromMilliseconds(600));
        await ShowsAsync("WDJB-MJHT");
    }

    [Fact]
    public async Task A_server_that_always_says_slow_down_is_asked_ever_more_seldom()
    {
        Suffer("server=slow-down");
        await _board.LineAsync("polling: slower, every 7 s");
        await _board.LineAsync("polling: slower, every 12 s");
        await ShowsAsync("WDJB-MJHT");
    }

    [Fact]
    public async Task Wi_Fi_that_is_gone_while_a_code_waits_leaves_the_code()
    {
        await StartAsync();
        await ShowsAsync("WDJB-MJHT");
        Suffer("wifi=gone");
        await ShowsAsync("WDJB-MJHT", "retry");
    }

    [Fact]
    public async Task A_wrong_password_is_suspected()
    {
        Suffer("wifi=wrong-password");
        await ShowsAsync("Joining", "Check password");
        Suffer("wifi=fine");
        await ShowsAsync("WDJB-MJHT");
    }

    [Fact]
    public async Task A_name_server_that_knows_no_name_is_named()
    {
        NameTheServer();
        Suffer("dns=wrong");
        await ShowsAsync("NET-2", "Server name unknown");
    }

    [Fact]
    public async Task A_name_that_leads_to_another_host_finds_no_pairing_there_and_a_code_once_it_is_right()
    {
        NameTheServer();
        Suffer("dns=elsewhere");
        await ShowsAsync("SRV-1", "No pairing there");
        Assert.Empty(_server.Requests);
        Suffer("dns=fine");
        _board.Board.PressButton();
        await ShowsAsync("WDJB-MJHT");
    }

    [Fact]
    public async Task Over_https_the_other_host_is_not_even_asked()
    {
        using RSA key = RSA.Create(2048);
        using X509Certificate2 certificate = SelfSigned(key);
        using RawServer secure = new(certificate);
        _board.Dispose();
        _board = new RunningBoard($$"""{"server":"{{secure.Origin}}"}""", hurry: 20);
        _board.Board.Flash.WriteText(@"I:\ca.pem", certificate.ExportCertificatePem());
        Suffer("dns=elsewhere");
        await ShowsAsync("TLS-1", "No safe connection");
    }

    [Theory]
    [InlineData("1970", "CLK-1", "Date not known")]
    [InlineData("future", "CLK-2", "Wrong date 20")]
    public async Task With_a_wrong_clock_TLS_cannot_be(string clock, string code, string cause)
    {
        using RSA key = RSA.Create(2048);
        using X509Certificate2 certificate = SelfSigned(key);
        using RawServer secure = new(certificate);
        _board.Dispose();
        _board = new RunningBoard($$"""{"server":"{{secure.Origin}}"}""", hurry: 20);
        _board.Board.Flash.WriteText(@"I:\ca.pem", certificate.ExportCertificatePem());
        Suffer("clock=" + clock);
        await ShowsAsync(code, cause);
        Assert.Empty(secure.Requests);

        // and with the right one it can
        Suffer("clock=fine");
        await _board.Board.ResetAsync();
        await ShowsAsync("WDJB-MJHT");
    }

    [Fact]
    public async Task A_clock_that_is_set_back_after_a_certificate_was_good_is_not_believed()
    {
        using RSA key = RSA.Create(2048);
        using X509Certificate2 certificate = SelfSigned(key);
        using RawServer secure = new(certificate);
        _board.Dispose();
        _board = new RunningBoard($$"""{"server":"{{secure.Origin}}"}""", hurry: 20);
        _board.Board.Flash.WriteText(@"I:\ca.pem", certificate.ExportCertificatePem());
        await StartAsync();
        int requests = secure.Requests.Length;
        Suffer("clock=past");
        await _board.Board.ResetAsync();
        await ShowsAsync("CLK-2", "Wrong date 20");
        Assert.Equal(requests, secure.Requests.Length);
        Suffer("clock=fine");
        _board.Board.PressButton();
        await ShowsAsync("WDJB-MJHT");
    }

    [Fact]
    public async Task A_full_flash_is_told_when_the_tokens_do_not_fit_and_the_board_is_paired_all_the_same()
    {
        _server.Token = RawServer.Granted();
        Suffer("flash=full");
        await ShowsAsync("MEM-1", "Flash refuses");
        await ShowsAsync("See MEM-1");
    }

    [Fact]
    public async Task A_power_cut_within_a_flash_write_costs_nothing_but_a_start()
    {
        Suffer("flash=cut:30");
        await _board.LineAsync("Power off.");
        Assert.Equal("fine", _board.Board.Faults.All.Single(f => f.Name == "flash").Value);
        await _board.Board.WaitUntilStillAsync();
        _board.Board.PowerOn();
        await ShowsAsync("WDJB-MJHT");
    }

    [Fact]
    public async Task A_panel_that_falls_silent_does_not_keep_it_from_pairing()
    {
        await StartAsync();
        await ShowsAsync("WDJB-MJHT");
        Suffer("i2c=silent");
        _server.Token = RawServer.Granted();
        await _board.LineAsync("home");
    }

    [Fact]
    public async Task Wires_that_are_shorted_stop_the_loop_and_the_board_restarts_until_they_are_free()
    {
        _server.Token = RawServer.Granted();
        await StartAsync();
        Suffer("i2c=held");
        await _board.LineAsync("stalled: the board is restarted");
        int lines = _board.Board.Log.Lines.Count;
        Suffer("i2c=fine");
        await _board.LineAsync("home", lines);
    }

    [Theory]
    [InlineData("server=friendly")]
    [InlineData("server=cuts:many")]
    [InlineData("server=drips:3")]
    [InlineData("weather=fine")]
    [InlineData("server")]
    public void A_fault_that_does_not_exist_is_refused(string fault) => Assert.False(_board.Board.Faults.Set(fault));

    [Fact]
    public void Every_choice_of_every_fault_can_be_made_and_taken_back()
    {
        foreach (var fault in _board.Board.Faults.All)
        {
            Assert.All(fault.Choices, choice =>
            {
                string value = choice.Usual == null ? choice.Value : choice.Value + ":7";
                Assert.True(_board.Board.Faults.Set(fault.Name + "=" + value));
                Assert.Equal(value, fault.Value);
            });
            Assert.True(_board.Board.Faults.Set(fault.Name + "=" + fault.Choices[0].Value));
            Assert.False(fault.IsOn);
        }
    }

    public void Dispose()
    {
        _board.Dispose();
        _server.Dispose();
    }

    /// <summary>Before the power is on, or in the middle of life.</summary>
    private void Suffer(string fault)
    {
        Assert.True(_board.Board.Faults.Set(fault));
        _board.Board.PowerOn();
    }

    /// <summary>A server in figures needs no name server.</summary>
    private void NameTheServer()
    {
        _board.Dispose();
        _board = new RunningBoard(_server.Settings.Replace("127.0.0.1", "localhost", StringComparison.Ordinal), hurry: 20);
    }

    private Task StartAsync()
    {
        _board.Board.PowerOn();
        return _board.LineAsync("code shown");
    }

    private Task ShowsAsync(params string[] words) =>
        _board.Board.WaitForScreenAsync(text => words.All(word => Flat(text).Contains(word, StringComparison.Ordinal)), Patience);

    // Words wrap where a line ends.
    private static string Flat(string text) => text.Replace('\n', ' ');

    private static X509Certificate2 SelfSigned(RSA key)
    {
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
    }
}
