using Microsoft.AspNetCore.Identity;
using Pairing.Service.Limits;

namespace Pairing.Service.Accounts;

/// <summary>
/// Rules for names and new passwords. Length and strength count, kinds of characters do not (NIST SP 800-63B 5.1.1.2). Sign-in
/// never checks them.
/// </summary>
public sealed class AccountRules(CostlyWork work, PageRequest request, KnownWords words)
    : IUserValidator<Account>, IPasswordValidator<Account>
{
    public const int MinimumPasswordLength = 10;
    public const int MaximumPasswordLength = 256;
    public const int MaximumNameLength = 40;

    /// <summary>The rules as forms say them before anything is sent.</summary>
    public static string Hint { get; } =
        $"At least {MinimumPasswordLength} characters. Common passwords, your name, dates and rows of keys are refused. Three or "
        + "more unrelated words are strong and easy to remember.";

    /// <summary>Of the field for a name. More than a name can have, because people enter other things in it.</summary>
    public const int MaximumNameEntry = 256;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user) => Task.FromResult(
        user.UserName?.Length > MaximumNameLength
            ? Fail("NameTooLong", $"A name can have at most {MaximumNameLength} characters.")
            : IdentityResult.Success);

    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        if (password is null || password.Length < MinimumPasswordLength)
        {
            return IdentityResult.Success; // Identity has its own sentence
        }

        if (password.Length > MaximumPasswordLength)
        {
            return Fail("PasswordTooLong", $"A password can have at most {MaximumPasswordLength} characters.");
        }

        string network = request.HttpContext is { } context ? Network.Of(context) : "";
        var known = words.For(user.UserName);
        return await work.RunAsync(network, () => PasswordStrength.WeaknessOf(password, known)) is { } weakness
            ? Fail("PasswordGuessable", weakness)
            : IdentityResult.Success;
    }

    private static IdentityResult Fail(string code, string reason) =>
        IdentityResult.Failed(new IdentityError { Code = code, Description = reason });
}
