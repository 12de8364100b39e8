using Microsoft.AspNetCore.Identity;

namespace Pairing.Service.Accounts;

/// <summary>Identity's refusals as sentences that say what to do.</summary>
public sealed class AccountSentences : IdentityErrorDescriber
{
    public override IdentityError DuplicateUserName(string userName) =>
        Say(nameof(DuplicateUserName), "That name is taken. Choose another.");

    public override IdentityError InvalidUserName(string? userName) =>
        Say(nameof(InvalidUserName), "A name has letters a to z, digits and . - _ @ + only, and at least one of them.");

    public override IdentityError PasswordTooShort(int length) =>
        Say(nameof(PasswordTooShort), $"A password has at least {length} characters.");

    public override IdentityError PasswordMismatch() =>
        Say(nameof(PasswordMismatch), "That is not your present password.");

    private static IdentityError Say(string code, string sentence) => new() { Code = code, Description = sentence };
}
