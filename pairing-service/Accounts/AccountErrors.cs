using Microsoft.AspNetCore.Identity;

namespace Pairing.Service.Accounts;

/// <summary>Identity's errors as sentences that say what to do.</summary>
public sealed class AccountErrors : IdentityErrorDescriber
{
    public override IdentityError DuplicateUserName(string userName) =>
        Describe(nameof(DuplicateUserName), "This name is taken. Choose another one.");

    public override IdentityError InvalidUserName(string? userName) =>
        Describe(
            nameof(InvalidUserName),
            "A name must have at least one character. It can contain the letters a to z, digits and . - _ @ +");

    public override IdentityError PasswordTooShort(int length) =>
        Describe(nameof(PasswordTooShort), $"A password must have at least {length} characters.");

    public override IdentityError PasswordMismatch() =>
        Describe(nameof(PasswordMismatch), "This is not your current password.");

    private static IdentityError Describe(string code, string sentence) => new() { Code = code, Description = sentence };
}
