using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using Pairing.Service.Messages;
using Pairing.Service.Settings;
using Pairing.Service.Tests.Operating;
using Pairing.Tests;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;

namespace Pairing.Service.Tests.Messages;

/// <summary>Sending through a real mail server, and what the operator is told if it fails.</summary>
public sealed class SmtpTests
{
    [Fact]
    public async Task A_refused_address_fails_for_good_and_the_reason_has_no_address()
    {
        var failure = await FailsAsync(Settings(Mailbox.Shared.Port), "refused@example.com");

        Assert.True(failure.IsLasting);
        Assert.Equal($"The mail server 127.0.0.1:{Mailbox.Shared.Port} refused the message with 550.", failure.Message);
    }

    [Fact]
    public async Task A_server_that_does_not_listen_is_tried_again()
    {
        int port = FreePort.Find();

        var failure = await FailsAsync(Settings(port));

        Assert.False(failure.IsLasting);
        Assert.Equal($"The mail server 127.0.0.1:{port} cannot be reached.", failure.Message);
    }

    [Fact]
    public async Task A_server_without_encryption_gets_nothing_unless_the_operator_allows_it()
    {
        string to = Mailbox.NewAddress();

        await FailsAsync(Settings(Mailbox.Shared.Port, security: "starttls"), to);
        await FailsAsync(Settings(Mailbox.Shared.Port, security: "tls"), to);

        Assert.True(Mailbox.Shared.IsEmpty(to));
    }

    [Theory]
    [InlineData("starttls")]
    [InlineData("tls")]
    public async Task A_certificate_that_is_not_trusted_is_refused(string security)
    {
        using var server = new SecureServer(security == "tls");

        var failure = await FailsAsync(Settings(server.Port, security));

        Assert.Equal($"The mail server 127.0.0.1:{server.Port} offers no valid certificate.", failure.Message);
        Assert.False(server.HasAuthenticated);
    }

    [Fact]
    public async Task A_message_is_sent_again_while_the_server_is_away()
    {
        var time = new TestTime();
        var sender = new Flaky(failures: 2);
        using var outbox = new Outbox([sender], time, NullLogger<Outbox>.Instance);
        await outbox.StartAsync(default);

        Assert.True(outbox.TryAdd(Message("a@example.com")));
        await time.WhenAwaitedAsync(TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(2));
        await time.WhenAwaitedAsync(TimeSpan.FromSeconds(15));
        time.Advance(TimeSpan.FromSeconds(15));
        await sender.Sent.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Single(sender.Ids.Distinct(StringComparer.Ordinal)); // so that a receiver can drop a copy
        await outbox.StopAsync(default);
    }

    [Theory]
    [InlineData("Pairing:Mail:From is \"\". It must be a mail address", "Pairing:Mail:Host=smtp.example.com")]
    [InlineData(
        "Pairing:Mail:Security is \"none\". With a user it must be starttls or tls", "Pairing:Mail:Host=smtp.example.com",
        "Pairing:Mail:From=pairing@example.com", "Pairing:Mail:User=pairing", "Pairing:Mail:Security=none")]
    public async Task Incomplete_settings_stop_the_start_with_one_line(string reason, params string[] settings)
    {
        var wrong = await Assert.ThrowsAsync<WrongSettingException>(() => RunningService.StartNewAsync(settings));

        Assert.StartsWith(reason, wrong.Message, StringComparison.Ordinal);
    }

    private static async Task<MessageFailedException> FailsAsync(MailSettings settings, string to = "a@example.com") =>
        await Assert.ThrowsAsync<MessageFailedException>(() => new SmtpSender(settings).SendAsync(Message(to), default));

    private static Message Message(string to) => new(MessageChannel.Email, to, "Subject", "Text");

    private static MailSettings Settings(int port, string security = "none") => new()
    {
        Host = "127.0.0.1",
        Port = port,
        Security = security,
        From = "pairing@example.com",
        User = security == "none" ? null : "pairing",
        Password = "secret",
    };

    private sealed class Flaky(int failures) : ICodeSender
    {
        private readonly TaskCompletionSource _sent = new();
        private int _attempts;

        public Task Sent => _sent.Task;

        public List<string> Ids { get; } = [];

        public bool Supports(MessageChannel channel) => channel == MessageChannel.Email;

        public Task SendAsync(Message message, CancellationToken cancel)
        {
            Ids.Add(message.Id);
            if (_attempts++ < failures)
            {
                throw new MessageFailedException("away", isLasting: false);
            }

            _sent.SetResult();
            return Task.CompletedTask;
        }
    }

    private sealed class SecureServer : UserAuthenticator, IDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private readonly X509Certificate2 _certificate = NewCertificate();

        public SecureServer(bool isSecure)
        {
            var options = new SmtpServerOptionsBuilder().ServerName("localhost")
                .Endpoint(endpoint => endpoint.Port(Port, isSecure).Certificate(_certificate).AuthenticationRequired())
                .Build();
            var parts = new ServiceProvider();
            parts.Add((IUserAuthenticator)this);
            _ = new SmtpServer.SmtpServer(options, parts).StartAsync(_end.Token);
        }

        public int Port { get; } = FreePort.Find();

        public bool HasAuthenticated { get; private set; }

        public override Task<bool> AuthenticateAsync(
            ISessionContext context, string user, string password, CancellationToken cancellationToken)
        {
            HasAuthenticated = true;
            return Task.FromResult(true);
        }

        private static X509Certificate2 NewCertificate()
        {
            using var authority = new TestAuthority();
            string folder = Directory.CreateTempSubdirectory("pairing-").FullName;
            authority.Certify("localhost", folder);
            using var pem = X509Certificate2.CreateFromPemFile(
                Path.Combine(folder, "localhost.pem"), Path.Combine(folder, "localhost.key"));
            Directory.Delete(folder, recursive: true);
            return X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), null);
        }

        public void Dispose()
        {
            _end.Cancel();
            _end.Dispose();
            _certificate.Dispose();
        }
    }
}
