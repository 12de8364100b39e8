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

/// <summary>Sign-in. It knows of no grant and touches none, so whoever leaves here has lost no code.</summary>
public sealed class SignInPage(
    PairingSettings settings, AddressLimits limits, UserManager<Account> accounts, SignInManager<Account> signIn) : PageModel
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string? Complaint { get; private set; }

    public bool NobodyYet { get; private set; }

    public bool MayRegister => settings.Accounts.IsOpen;

    public string? Code => WayBack.CodeIn(Path);

    public bool IsForDevice => Path.StartsWithSegments(WellKnown.Verification, StringComparison.OrdinalIgnoreCase);

    private PathString Path => WayBack.PathOf(ReturnUrl, Request.PathBase);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            return LocalRedirect(Url.Back(ReturnUrl));
        }

        NobodyYet = !await accounts.Users.AnyAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        string network = Network.Of(HttpContext);
        if (!limits.SignIns.TryTake(network, out var wait))
        {
            Response.Headers.RetryAfter = Ago.Seconds(wait);
            Complaint = $"Too many wrong passwords came from your network, so this one was not looked at. Wait {Ago.Wait(wait)}, then try again.";
            return Page();
        }

        var outcome = await TryAsync(network);
        if (outcome.Succeeded)
        {
            return LocalRedirect(Url.Back(ReturnUrl));
        }

        Complaint = outcome.IsLockedOut
            ? "Too many wrong passwords for this account. Wait ten minutes, then try again."
            : "That name and password do not go together. Check both and try again.";
        return Page();
    }

    /// <summary>Counted before, and taken back if it was not wrong: many guesses at once get no further than many in a row.</summary>
    private async Task<SignInResult> TryAsync(string network)
    {
        bool isWrong = false;
        try
        {
            if (await accounts.FindByNameAsync(Name?.Trim() ?? "") is null)
            {
                // As much work as for a name that is known: the time an answer takes does not tell who has an account.
                accounts.PasswordHasher.HashPassword(new Account(), Password ?? "");
            }

            var outcome = await signIn.PasswordSignInAsync(Name?.Trim() ?? "", Password ?? "", isPersistent: true, lockoutOnFailure: true);
            isWrong = !outcome.Succeeded;
            return outcome;
        }
        finally
        {
            if (!isWrong)
            {
                limits.SignIns.GiveBack(network);
            }
        }
    }
}
