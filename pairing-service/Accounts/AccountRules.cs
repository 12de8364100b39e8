using Microsoft.AspNetCore.Identity;

namespace Pairing.Service.Accounts;

/// <summary>
/// Rules for names and passwords. Length counts, composition does not (NIST SP 800-63B 5.1.1.2: no rules on kinds of
/// characters, but refuse repetitions, sequences, the account's name and well-known passwords).
/// </summary>
public sealed class AccountRules : IUserValidator<Account>, IPasswordValidator<Account>
{
    public const int MinimumPasswordLength = 10;
    public const int MaximumPasswordLength = 256;
    public const int MaximumNameLength = 40;

    /// <summary>Of the field for a name. More than a name can have, because people enter other things in it.</summary>
    public const int MaximumNameEntry = 256;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user) => Task.FromResult(
        user.UserName?.Length > MaximumNameLength
            ? Fail("NameTooLong", $"A name can have at most {MaximumNameLength} characters.")
            : IdentityResult.Success);

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        password?.Length > MaximumPasswordLength
            ? Fail("PasswordTooLong", $"A password can have at most {MaximumPasswordLength} characters.")
            : password is not null && IsGuessable(password, user.UserName)
            ? Fail("PasswordGuessable", "This password is easy to guess. Choose several unrelated words instead.")
            : IdentityResult.Success);

    private static bool IsGuessable(string password, string? name)
    {
        string plain = password.ToUpperInvariant();
        string letters = plain.TrimEnd("0123456789!?.-_".ToCharArray()); // PASSWORD2026!
        return plain.Distinct().Count() < 4
            || IsRun(plain)
            || (name is not null && letters.Replace(name.ToUpperInvariant(), "", StringComparison.Ordinal).Length < 4)
            || Array.Exists(Known, known => letters.Replace(known, "", StringComparison.Ordinal).Length < 2);
    }

    /// <summary>ABCDEFGHIJ, 9876543210, QWERTYUIOP: neighbors in the alphabet or on the keyboard.</summary>
    private static bool IsRun(string plain)
    {
        int steps = 0;
        for (int i = 1; i < plain.Length; i++)
        {
            bool inAlphabet = Math.Abs(plain[i] - plain[i - 1]) <= 1;
            int onKeyboard = Keyboard.IndexOf(plain[i - 1], StringComparison.Ordinal);
            bool besideIt = onKeyboard >= 0 && onKeyboard + 1 < Keyboard.Length && Keyboard[onKeyboard + 1] == plain[i];
            steps += inAlphabet || besideIt ? 1 : 0;
        }

        return steps >= plain.Length - 3;
    }

    private static IdentityResult Fail(string code, string reason) =>
        IdentityResult.Failed(new IdentityError { Code = code, Description = reason });

    private const string Keyboard = "1234567890QWERTYUIOPASDFGHJKLZXCVBNM";

    private static readonly string[] Known =
    [
        "PASSWORD", "PASSWORT", "PASSPHRASE", "LETMEIN", "WELCOME", "ILOVEYOU", "ADMINISTRATOR", "ADMIN", "PAIRING", "CHANGEME",
        "SECRET",
    ];
}
