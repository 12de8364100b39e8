using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pairing.Emulator.Board;
using Pairing.Firmware.Core.Roots;

namespace Pairing.Boards.Tests.OnTheBoard;

public sealed class TlsTests : IDisposable
{
    private readonly X509Certificate2 _authority = Authority("Home");
    private readonly X509Certificate2 _certificate;
    private readonly RawServer _server;
    private RunningBoard _board;

    public TlsTests()
    {
        _certificate = Certificate(_authority);
        _server = new RawServer(_certificate);
        _board = new RunningBoard($$"""{"server":"{{_server.Origin}}"}""");
    }

    [Fact]
    public async Task A_server_whose_authority_is_deployed_is_trusted_once_the_clock_is_set()
    {
        _board.Board.Flash.WriteText(@"I:\ca.pem", _authority.ExportCertificatePem());
        _board.Board.PowerOn();
        await _board.LineAsync("code shown");
    }

    [Theory]
    [InlineData(System.Security.Authentication.SslProtocols.Tls12)]
    [InlineData(System.Security.Authentication.SslProtocols.Tls13)]
    public async Task A_server_of_one_version_of_TLS_alone_is_spoken_to(System.Security.Authentication.SslProtocols version)
    {
        using RawServer server = new(_certificate, version);
        _board = new RunningBoard($$"""{"server":"{{server.Origin}}"}""");
        _board.Board.Flash.WriteText(@"I:\ca.pem", _authority.ExportCertificatePem());
        _board.Board.PowerOn();
        await _board.LineAsync("code shown");
    }

    [Fact]
    public async Task A_certificate_that_Windows_has_saved_is_read()
    {
        _board.Board.Flash.WriteText(@"I:\ca.pem", "\uFEFF" + _authority.ExportCertificatePem().Replace("\n", "\r\n"));
        _board.Board.PowerOn();
        await _board.LineAsync("code shown");
    }

    [Fact]
    public async Task So_is_one_whose_authority_came_with_the_network()
    {
        _board =
            new RunningBoard($$"""{"server":"{{_server.Origin}}"}""", new BoardSettings { DeployedAuthorities = [_authority] });
        _board.Board.PowerOn();
        await _board.LineAsync("code shown");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(CommonRoots.Count - 1)]
    public async Task A_server_under_a_common_root_is_trusted_and_after_a_restart_at_once(int root)
    {
        _board = new RunningBoard($$"""{"server":"{{_server.Origin}}"}""", Played(root));
        _board.Board.PowerOn();
        await _board.LineAsync("code shown");
        Assert.Equal(root, Refusals); // one try each
        int lines = _board.Board.Log.Lines.Count;
        _board.Board.CutPower();
        await _board.Board.WaitUntilStillAsync();
        _board.Board.Flash.WriteText( // another client: the code that is kept is of no use
            @"I:\pairing.json", $$"""{"server":"{{_server.Origin}}","client_id":"other"}""");
        _board.Board.PowerOn();
        await _board.LineAsync("code shown", lines);
        Assert.Equal(root, Refusals);
    }

    [Fact]
    public async Task After_all_common_roots_it_gives_up_for_a_while()
    {
        _board.Board.PowerOn();
        Assert.StartsWith("trouble: TLS-1", await _board.LineAsync("trouble: "), StringComparison.Ordinal);
        Assert.Equal(CommonRoots.Count, Refusals);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Where_an_authority_is_deployed_no_common_root_will_do()
    {
        _board = new RunningBoard($$"""{"server":"{{_server.Origin}}"}""", Played(0));
        using X509Certificate2 other = Authority("Elsewhere");
        _board.Board.Flash.WriteText(@"I:\ca.pem", other.ExportCertificatePem());
        _board.Board.PowerOn();
        Assert.StartsWith("trouble: TLS-1", await _board.LineAsync("trouble: "), StringComparison.Ordinal);
        Assert.Equal(1, Refusals);
    }

    [Fact]
    public async Task A_deployed_authority_that_is_no_certificate_is_told()
    {
        _board = new RunningBoard($$"""{"server":"{{_server.Origin}}"}""", Played(0));
        _board.Board.Flash.WriteText(@"I:\ca.pem", "rubbish");
        _board.Board.PowerOn();
        Assert.StartsWith("trouble: TLS-1", await _board.LineAsync("trouble: "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_authority_will_not_do()
    {
        using X509Certificate2 other = Authority("Elsewhere");
        _board.Board.Flash.WriteText(@"I:\ca.pem", other.ExportCertificatePem());
        _board.Board.PowerOn();
        Assert.StartsWith("trouble: TLS-1", await _board.LineAsync("trouble: "), StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Without_the_date_no_request_is_made()
    {
        _board = new RunningBoard($$"""{"server":"{{_server.Origin}}"}""", hurry: 20);
        _board.Board.Clock.ServersAnswer = false;
        _board.Board.PowerOn();
        Assert.StartsWith("trouble: CLK-1", await _board.LineAsync("trouble: "), StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("192.168.1.1", true)]
    public async Task Where_no_time_server_outside_is_reached_the_settings_name_one(string timeServer, bool isReached)
    {
        _board = new RunningBoard(
            $$"""{"server":"{{_server.Origin}}","time_server":"{{timeServer}}"}""", hurry: isReached ? 4 : 20);
        _board.Board.Flash.WriteText(@"I:\ca.pem", _authority.ExportCertificatePem());
        _board.Board.Clock.OnlyServer = "192.168.1.1";
        _board.Board.PowerOn();
        await _board.LineAsync(isReached ? "code shown" : "trouble: CLK-1");
    }

    public void Dispose()
    {
        _board.Dispose();
        _server.Dispose();
        _certificate.Dispose();
        _authority.Dispose();
    }

    /// <summary>How often the board has hung up on the server.</summary>
    private int Refusals => _board.Board.Log.Lines.Count(line => line.StartsWith("TLS: ", StringComparison.Ordinal));

    /// <summary>The server's authority plays a common root.</summary>
    private BoardSettings Played(int root)
    {
        using X509Certificate2 real = X509CertificateLoader.LoadCertificate(CommonRoots.Der(root));
        return new() { AuthorityPlayers = new Dictionary<string, X509Certificate2> { [real.Subject] = _authority } };
    }

    private static X509Certificate2 Authority(string name)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=" + name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(2));
    }

    private static X509Certificate2 Certificate(X509Certificate2 authority)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 signed = request.Create(authority, now.AddHours(-1), now.AddDays(1), [1, 2, 3]);
        using X509Certificate2 both = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(both.Export(X509ContentType.Pfx), null);
    }
}
