using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Pairing.Protocol;
using Pairing.Service.Limits;
using Pairing.Service.Settings;
using Pairing.Service.Site;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace Pairing.Service.Accounts;

/// <summary>Signs a person in. The page never touches a grant, so a person who leaves here loses no code.</summary>
public sealed class SignInPage(
    PairingSettings settings, AddressLimits limits, UserManager<Account> accounts, SignInManager<Account> signIn) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string? Error { get; private set; }

    public bool HasNoAccounts { get; private set; }

    public bool CanRegister => settings.Accounts.IsOpen;

    public string? Code => ReturnUrls.CodeIn(Path);

    public bool IsForDevice => Path.StartsWithSegments(WellKnown.Verification, StringComparison.OrdinalIgnoreCase);

    private PathString Path => ReturnUrls.PathOf(ReturnUrl, Request.PathBase);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            return LocalRedirect(Url.SafeReturnUrl(ReturnUrl));
        }

        HasNoAccounts = !await accounts.Users.AnyAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        string network = Network.Of(HttpContext);
        if (!limits.SignIns.TryTake(network, out var wait))
        {
            Response.Headers.RetryAfter = RelativeTime.FormatSeconds(wait);
            Error =
                $"Too many wrong passwords came from your network. This one was not checked. Wait "
                    + $"{RelativeTime.FormatWait(wait)}, " +
                "then try again.";
            return Page();
        }

        var outcome = await TryAsync(network);
        if (outcome.Succeeded)
        {
            return LocalRedirect(Url.SafeReturnUrl(ReturnUrl));
        }

        Error = outcome.IsLockedOut
            ? "Too many wrong passwords for this account. Wait ten minutes, then try again."
            : "The name or the password is wrong. Check both and try again.";
        return Page();
    }

    /// <summary>
    /// Counts the attempt first and gives it back if the password is right, so that concurrent guesses do not get around the
    /// limit.
    /// </summary>
    private async Task<SignInResult> TryAsync(string network)
    {
        bool isWrong = false;
        try
        {
            if (await accounts.FindByNameAsync(Name?.Trim() ?? "") is null)
            {
                // Takes as long as for a known name, so that the response time does not reveal which accounts exist.
                accounts.PasswordHasher.HashPassword(new Account(), Password ?? "");
            }

            var outcome = await signIn.PasswordSignInAsync(
                Name?.Trim() ?? "", Password ?? "", isPersistent: true, lockoutOnFailure: true);
            isWrong = !outcome.Succeeded;
            return outcome;
        }
        finally
        {
            if (!isWrong)
            {
                limits.SignIns.Return(network);
            }
        }
    }
}
