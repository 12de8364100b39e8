extern alias board;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using board::Pairing.Emulator.Board;
using Pairing.Emulator.Tests.Board;
using Pairing.Tests;
using BoardCertificate = board::System.Security.Cryptography.X509Certificates.X509Certificate;
using HttpWebRequest = board::System.Net.HttpWebRequest;
using SslVerification = board::System.Net.Security.SslVerification;
using WebException = board::System.Net.WebException;
using WebRequest = board::System.Net.WebRequest;

namespace Pairing.Emulator.Tests.StandIns;

/// <summary>device-api/FACTS.md, section 4, HTTPS.</summary>
public sealed class TlsTests : IDisposable
{
    private readonly X509Certificate2 _certificate = LocalCertificate.Make();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public TlsTests() => _listener.Start();

    private string Url => $"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    [Fact]
    public async Task A_server_under_the_given_root_is_trusted() =>
        Assert.Null(await ThrownAsync(SslVerification.CertificateRequired, _certificate.ExportCertificatePem()));

    [Fact]
    public async Task Without_a_root_nobody_is() =>
        Assert.IsType<WebException>(await ThrownAsync(SslVerification.CertificateRequired, null));

    [Fact]
    public async Task Under_another_root_it_is_not()
    {
        using X509Certificate2 other = LocalCertificate.Make();
        Assert.IsType<WebException>(await ThrownAsync(SslVerification.CertificateRequired, other.ExportCertificatePem()));
    }

    [Fact]
    public async Task An_authority_in_the_boards_own_store_is_trusted_without_being_given() => Assert.Null(
        await ThrownAsync(
            SslVerification.CertificateRequired, null, settings: OnBoard.Plain with { DeployedAuthorities = [_certificate] }));

    [Fact]
    public async Task It_is_trusted_besides_the_one_that_is_given()
    {
        using X509Certificate2 other = LocalCertificate.Make();
        Assert.Null(await ThrownAsync(
            SslVerification.CertificateRequired, other.ExportCertificatePem(),
            settings: OnBoard.Plain with { DeployedAuthorities = [_certificate] }));
    }

    [Fact]
    public async Task Before_the_clock_is_set_it_is_not() => Assert.IsType<WebException>(
        await ThrownAsync(SslVerification.CertificateRequired, _certificate.ExportCertificatePem(), vessel =>
            board::nanoFramework.Runtime.Native.Rtc.SetSystemTime(board::System.DateTime.UnixEpoch)));

    [Fact]
    public async Task VerifyPeer_looks_at_nothing() => Assert.Null(await ThrownAsync(SslVerification.VerifyPeer, null));

    [Fact]
    public async Task Each_of_several_in_one_text_is_trusted_or_none_where_one_is_broken()
    {
        using X509Certificate2 other = LocalCertificate.Make();
        string both = other.ExportCertificatePem() + "\n" + _certificate.ExportCertificatePem();
        Assert.Null(await ThrownAsync(SslVerification.CertificateRequired, both));
        string broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n" + both;
        Assert.IsType<WebException>(await ThrownAsync(SslVerification.CertificateRequired, broken));
    }

    [Fact]
    public void What_is_no_certificate_is_an_argument_exception_at_once()
    {
        Assert.Throws<ArgumentException>(() => new BoardCertificate("rubbish"));
        Assert.Throws<ArgumentException>(() => new BoardCertificate(_certificate.RawData[..^1]));
        Assert.NotEmpty(new BoardCertificate(_certificate.RawData).GetRawCertData());
    }

    [Fact]
    public void PEM_as_bytes_must_end_in_zero()
    {
        byte[] pem = System.Text.Encoding.ASCII.GetBytes(_certificate.ExportCertificatePem());
        Assert.Throws<ArgumentException>(() => new BoardCertificate(pem));
        Assert.NotEmpty(new BoardCertificate([.. pem, 0]).GetRawCertData());
    }

    public void Dispose()
    {
        _listener.Dispose();
        _certificate.Dispose();
    }

    private async Task<Exception?> ThrownAsync(
        SslVerification verification, string? root, Action<VirtualBoard>? before = null, BoardSettings? settings = null)
    {
        Task serving = ServeAsync();
        Exception? thrown = await OnBoard.RunAsync(vessel =>
        {
            // The time servers answer a moment after the network is up; by then a certificate could have been judged, or the
            // clock set by a test.
            board::nanoFramework.Networking.WifiNetworkHelper.Reconnect(requiresDateTime: true, 0, default);
            before?.Invoke(vessel);
            var request = (HttpWebRequest)WebRequest.Create(Url);
            request.SslVerification = verification;
            request.HttpsAuthentCert = root == null ? null : new BoardCertificate(root);
            return Record.Exception(() => request.GetResponse());
        }, settings);
        await serving.WaitAsync(OnBoard.Patience);
        return thrown;
    }

    private async Task ServeAsync()
    {
        using TcpClient client = await _listener.AcceptTcpClientAsync();
        await using var tls = new SslStream(client.GetStream());
        try
        {
            await tls.AuthenticateAsServerAsync(_certificate);
            await tls.ReadAtLeastAsync(new byte[4], 4);
            await tls.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        }
        catch (Exception refused) when (refused is IOException or System.Security.Authentication.AuthenticationException)
        {
            // the board hung up on us, which is what some of these tests want
        }
    }
}
