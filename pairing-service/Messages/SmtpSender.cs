using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Pairing.Service.Settings;

namespace Pairing.Service.Messages;

/// <summary>Sends mail through a server (RFC 6409), one connection for each message.</summary>
public sealed class SmtpSender(MailSettings settings) : ICodeSender
{
    private const int TimeoutMilliseconds = 30_000;

    public bool Supports(MessageChannel channel) => channel == MessageChannel.Email;

    public async Task SendAsync(Message message, CancellationToken cancel)
    {
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, Security(settings.Security), cancel);
            if (!string.IsNullOrEmpty(settings.User))
            {
                await client.AuthenticateAsync(settings.User, settings.Password ?? "", cancel);
            }

            await client.SendAsync(Mail(message), cancel);
            await client.DisconnectAsync(quit: true, cancel);
        }
        catch (SmtpCommandException refused)
        {
            // RFC 5321 4.2.1: 5yz is lasting. The text of the server can contain the address.
            throw Failed($"refused the message with {(int)refused.StatusCode}", (int)refused.StatusCode >= 500, refused);
        }
        catch (AuthenticationException failure)
        {
            throw Failed("refused the user or the password", isLasting: true, failure);
        }
        catch (Exception failure) when (
            failure is IOException or SocketException or SmtpProtocolException or SslHandshakeException or TimeoutException
                or NotSupportedException)
        {
            throw Failed(failure is SslHandshakeException ? "offers no valid certificate" : "cannot be reached", false, failure);
        }
    }

    private MessageFailedException Failed(string why, bool isLasting, Exception cause) =>
        new($"The mail server {settings.Host}:{settings.Port} {why}.", isLasting, cause);

    private MimeMessage Mail(Message message)
    {
        var mail = new MimeMessage(
            [MailboxAddress.Parse(settings.From!)], [new MailboxAddress("", message.To)], message.Subject,
            new TextPart("plain") { Text = message.Text })
        {
            MessageId = $"{message.Id}@{MailboxAddress.Parse(settings.From!).Domain}",
        };
        mail.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834 5: no reply by a machine
        return mail;
    }

    private static SecureSocketOptions Security(string setting) => setting switch
    {
        "tls" => SecureSocketOptions.SslOnConnect,
        "none" => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
