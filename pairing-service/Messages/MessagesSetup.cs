using MimeKit;
using Pairing.Service.Settings;

namespace Pairing.Service.Messages;

/// <summary>Sends messages to people, if a way to send them is set.</summary>
public static class MessagesSetup
{
    public static void AddMessages(this WebApplicationBuilder builder, PairingSettings settings)
    {
        Check(settings.Mail);
        if (!string.IsNullOrEmpty(settings.Mail.Host))
        {
            builder.Services.AddSingleton<ICodeSender>(new SmtpSender(settings.Mail));
        }
        else if (settings.Mail.Console)
        {
            builder.Services.AddSingleton<ICodeSender, ConsoleSender>();
        }

        builder.Services.AddSingleton<Outbox>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Outbox>());
    }

    /// <exception cref="WrongSettingException">Pairing:Mail is incomplete.</exception>
    private static void Check(MailSettings mail)
    {
        if (string.IsNullOrEmpty(mail.Host))
        {
            return;
        }

        if (!MailboxAddress.TryParse(mail.From, out _))
        {
            throw SettingsReader.Wrong("Pairing:Mail:From", mail.From, "It must be a mail address such as pairing@example.com.");
        }

        if (!string.IsNullOrEmpty(mail.User) && mail.Security == "none")
        {
            throw SettingsReader.Wrong(
                "Pairing:Mail:Security", mail.Security,
                "With a user it must be starttls or tls, so that nobody reads the password.");
        }
    }
}
