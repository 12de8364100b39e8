using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Pairing.Service.Verification;

/// <summary>That this account entered the code of this grant. It carries the code for the confirm page, since only its hash is kept.</summary>
public sealed record Ticket(Guid GrantId, string Code);

/// <summary>
/// Tickets as text for an address, encrypted and good for one account only: a link to the confirm page that somebody
/// sends does not open for whom it was sent to (RFC 8628 5.4).
/// </summary>
public sealed class Tickets(IDataProtectionProvider protection)
{
    public string Write(Ticket ticket, string accountId) => For(accountId).Protect($"{ticket.GrantId:N}{ticket.Code}");

    /// <summary>Null if it is forged, cut, or another account's.</summary>
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
