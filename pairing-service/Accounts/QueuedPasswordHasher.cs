using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Pairing.Service.Limits;

namespace Pairing.Service.Accounts;

/// <summary>Identity's password hash, on the threads for costly work only, for every caller.</summary>
public sealed class QueuedPasswordHasher(IOptions<PasswordHasherOptions> options, CostlyWork work)
    : PasswordHasher<Account>(options)
{
    public override string HashPassword(Account user, string password) => work.Run(() => base.HashPassword(user, password));

    public override PasswordVerificationResult VerifyHashedPassword(
        Account user, string hashedPassword, string providedPassword) =>
        work.Run(() => base.VerifyHashedPassword(user, hashedPassword, providedPassword));
}
