using System.Buffers;
using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using MimeKit;
using Pairing.Tests;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Pairing.Service.Tests.Messages;

/// <summary>A mail server on this machine that keeps what it gets. All tests share one.</summary>
public sealed partial class Mailbox : MessageStore
{
    private static readonly Lazy<Mailbox> One = new(() => new Mailbox());

    private readonly ConcurrentDictionary<string, ConcurrentQueue<MimeMessage>> _mails = new(StringComparer.OrdinalIgnoreCase);

    private Mailbox()
    {
        Port = FreePort.Find();
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Port(Port).Build();
        var parts = new ServiceProvider();
        parts.Add(this);
        _ = new SmtpServer.SmtpServer(options, parts).StartAsync(CancellationToken.None);
    }

    public static Mailbox Shared => One.Value;

    /// <summary>An address that no other test uses.</summary>
    public static string NewAddress() => $"{Guid.NewGuid():N}@example.com";

    public int Port { get; }

    public string[] Settings =>
    [
        "Pairing:Mail:Host=127.0.0.1", $"Pairing:Mail:Port={Port}", "Pairing:Mail:Security=none",
        "Pairing:Mail:From=Pairing <pairing@example.com>",
    ];

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer,
        CancellationToken cancellationToken)
    {
        string to = transaction.To.Single().User + "@" + transaction.To.Single().Host;
        if (to.StartsWith("refused", StringComparison.Ordinal))
        {
            return SmtpResponse.MailboxUnavailable;
        }

        using var stream = new MemoryStream(buffer.ToArray());
        Of(to).Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
        return SmtpResponse.Ok;
    }

    /// <summary>Waits for the next mail to an address.</summary>
    public async Task<MimeMessage> NextAsync(string to)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        MimeMessage? mail;
        while (!Of(to).TryDequeue(out mail))
        {
            Assert.False(patience.IsCancellationRequested, $"No mail came to {to}.");
            await Task.Yield();
        }

        return mail;
    }

    /// <summary>The code in the next mail, as a person copies it.</summary>
    public async Task<string> NextCodeAsync(string to) => Code().Match((await NextAsync(to)).TextBody!).Value;

    public bool IsEmpty(string to) => Of(to).IsEmpty;

    private ConcurrentQueue<MimeMessage> Of(string to) => _mails.GetOrAdd(to, _ => new ConcurrentQueue<MimeMessage>());

    [GeneratedRegex("[0-9]{4} [0-9]{4}")]
    private static partial Regex Code();
}
