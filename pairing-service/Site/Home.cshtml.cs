using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Pairing.Service.Site;

/// <summary>The front door: who is signed in goes on to the devices, anybody else reads what this is.</summary>
public sealed class HomePage : PageModel
{
    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect("~/devices") : Page();
}
