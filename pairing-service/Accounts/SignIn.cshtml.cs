using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Pairing.Protocol;
using Pairing.Service.Settings;

namespace Pairing.Service.Accounts;

/// <summary>Sign-in. It knows of no grant and touches none, so whoever leaves here has lost no code.</summary>
public sealed class SignInPage(PairingSettings settings, UserManager<Account> accounts, SignInManager<Account> signIn) : PageModel
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
        if (await accounts.FindByNameAsync(Name?.Trim() ?? "") is null)
        {
            // As much work as for a name that is known: the time an answer takes does not tell who has an account.
            accounts.PasswordHasher.HashPassword(new Account(), Password ?? "");
        }

        var outcome = await signIn.PasswordSignInAsync(Name?.Trim() ?? "", Password ?? "", isPersistent: true, lockoutOnFailure: true);
        if (outcome.Succeeded)
        {
            return LocalRedirect(Url.Back(ReturnUrl));
        }

        Complaint = outcome.IsLockedOut
            ? "Too many wrong passwords for this account. Wait ten minutes, then try again."
            : "That name and password do not go together. Check both and try again.";
        return Page();
    }
}
