using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Accounts;
using Pairing.Service.Site;

namespace Pairing.Service.SecondFactor;

/// <summary>The second step of signing in. A cookie of the first step says whose code is expected.</summary>
public sealed class SignInCodePage(PageSignInManager signIn, SecondFactorCheck check) : PageModel
{
    [BindProperty, StringLength(TypedCode.MaximumLength)]
    public string? Code { get; set; }

    [BindProperty]
    public bool Trust { get; set; }

    [BindProperty(SupportsGet = true), StringLength(ReturnUrls.MaximumLength)]
    public string? ReturnUrl { get; set; }

    public string? Error { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            return LocalRedirect(Url.SafeReturnUrl(ReturnUrl));
        }

        return await signIn.GetTwoFactorAuthenticationUserAsync() is null ? StartAgain() : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (User.Identity?.IsAuthenticated == true) // pressed twice, or in another tab
        {
            return LocalRedirect(Url.SafeReturnUrl(ReturnUrl));
        }

        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { IsDisabled: false } account)
        {
            return StartAgain();
        }

        var result = await check.CheckAsync(HttpContext, account, Code ?? "");
        if (!result.IsRight)
        {
            Error = SecondFactorText.For(result);
            if (result.Wait > TimeSpan.Zero)
            {
                Response.Headers.RetryAfter = RelativeTime.FormatSeconds(result.Wait);
            }

            return Page();
        }

        await HttpContext.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await signIn.SignInAsync(account, isPersistent: true);
        if (Trust)
        {
            await signIn.RememberTwoFactorClientAsync(account);
        }

        return LocalRedirect(Url.SafeReturnUrl(ReturnUrl));
    }

    /// <summary>The first step is too long ago.</summary>
    private RedirectToPageResult StartAgain() => RedirectToPage("/Accounts/SignIn", new { ReturnUrl });
}
