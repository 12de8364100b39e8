using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pairing.Service.SecondFactor;

/// <summary>Shows new recovery codes until the owner says that they are saved, so that a reload does not lose them.</summary>
[Authorize]
public sealed class RecoveryCodesPage : PageModel
{
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public IActionResult OnGet()
    {
        if (TempData.Peek(nameof(AuthenticatorPage.RecoveryCodes)) is not string codes)
        {
            return LocalRedirect("~/account/authenticator");
        }

        Codes = codes.Split(' ');
        return Page();
    }

    public IActionResult OnPost()
    {
        TempData.Remove(nameof(AuthenticatorPage.RecoveryCodes));
        return LocalRedirect("~/account/authenticator");
    }
}
