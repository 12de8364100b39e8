using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pairing.Service.Accounts;

/// <summary>The account page.</summary>
[Authorize]
public sealed class YouPage : PageModel
{
    [TempData]
    public bool HasNewPassword { get; set; }

    public void OnGet()
    {
    }
}
