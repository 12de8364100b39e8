using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pairing.Emulator.Board;

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

    [Fact]
    public async Task So_is_one_whose_authority_came_with_the_network()
    {
        _board =
            new RunningBoard($$"""{"server":"{{_server.Origin}}"}""", new BoardSettings { DeployedAuthorities = [_authority] });
        _board.Board.PowerOn();
        await _board.LineAsync("code shown");
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
    public async Task Without_an_authority_nobody_is_trusted()
    {
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

    public void Dispose()
    {
        _board.Dispose();
        _server.Dispose();
        _certificate.Dispose();
        _authority.Dispose();
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
