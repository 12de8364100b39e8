using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pairing.Service.Site;

/// <summary>The home page. People who are signed in go to their devices.</summary>
public sealed class HomePage : PageModel
{
    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect("~/devices") : Page();
}
