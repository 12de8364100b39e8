using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Requests;

namespace Pairing.Service.Devices;

/// <summary>Replaces the name that the device reported with the owner's own name.</summary>
[Authorize]
public sealed class RenamePage(IDevices devices) : PageModel
{
    public const int MaximumLength = ShownText.MaximumLength;

    public Device Device { get; private set; } = null!; // set before the page is rendered

    [BindProperty]
    public string? Name { get; set; }

    public string? Error { get; private set; }

    private string AccountId => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        Name = Device.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        if (ShownText.Clean(Name) is not { } clean)
        {
            Error = "Enter a name.";
            return Page();
        }

        return await devices.RenameAsync(id, AccountId, clean, cancel) ? RedirectToPage("List") : NotFound();
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        Device = await devices.FindAsync(id, cancel) ?? Device;
        return Device is { IsRemoved: false } && Device.AccountId == AccountId;
    }
}
