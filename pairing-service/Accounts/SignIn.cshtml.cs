using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Pairing.Protocol;
using Pairing.Service.Settings;

namespace Pairing.Service.Accounts;

/// <summary>Signs a person in. The page never touches a grant, so a person who leaves here loses no code.</summary>
public sealed class SignInPage(
    PairingSettings settings, UserManager<Account> accounts, PasswordCheck passwords, PageSignInManager signIn) : PageModel
{
    [BindProperty, StringLength(AccountRules.MaximumNameEntry)]
    public string? Name { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true), StringLength(ReturnUrls.MaximumLength)]
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
        var result = await passwords.CheckAsync(HttpContext, Name?.Trim() ?? "", Password ?? "");
        if (result is { Outcome: PasswordOutcome.Right, Account: { } account })
        {
            return await signIn.SignInOrAskAsync(account)
                ? LocalRedirect(Url.SafeReturnUrl(ReturnUrl))
                : LocalRedirect($"~/account/second-factor{QueryString.Create("returnUrl", ReturnUrl ?? "")}");
        }

        Error = PasswordText.For(result);
        PasswordResponse.Set(Response, result);
        return Page();
    }
}
