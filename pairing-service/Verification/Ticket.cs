using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Pairing.Service.Verification;

/// <summary>
/// Proof that an account entered the code of a grant. It contains the code for the confirm page, because the database has
/// only its hash.
/// </summary>
public sealed record Ticket(Guid GrantId, string Code);

/// <summary>
/// Converts tickets to text for an address. They are encrypted for one account: a link to the confirm page does not work for
/// anyone else (RFC 8628 5.4).
/// </summary>
public sealed class Tickets(IDataProtectionProvider protection)
{
    /// <summary>Several times the length of a ticket.</summary>
    public const int MaximumLength = 1024;

    public string Write(Ticket ticket, string accountId) => For(accountId).Protect($"{ticket.GrantId:N}{ticket.Code}");

    /// <summary>Null: the ticket is forged, incomplete or another account's.</summary>
    public Ticket? Read(string text, string accountId)
    {
        try
        {
            string plain = For(accountId).Unprotect(text);
            return new Ticket(Guid.ParseExact(plain.AsSpan(0, IdLength), "N"), plain[IdLength..]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(string accountId) => protection.CreateProtector("Verification", accountId);

    private const int IdLength = 32;
}
