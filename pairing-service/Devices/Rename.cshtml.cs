using System.ComponentModel.DataAnnotations;
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
    /// <summary>Of the field, in UTF-16 units: a letter can have several.</summary>
    public const int MaximumLength = 8 * ShownText.MaximumLetters;

    public Device Device { get; private set; } = null!; // set before the page is rendered

    [BindProperty, StringLength(MaximumLength)]
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

        if (ShownText.Clean(Name) is not { } clean || ShownText.IsTooLong(Name))
        {
            Error = ShownText.IsTooLong(Name)
                ? $"A name can have up to {ShownText.MaximumLetters} letters, spaces included."
                : "Enter a name.";
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
