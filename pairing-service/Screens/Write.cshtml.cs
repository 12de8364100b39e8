using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Devices;

namespace Pairing.Service.Screens;

/// <summary>The owner puts words on a device's screen, and reads which of their characters it has no letters for.</summary>
[Authorize]
public sealed class WritePage(IDevices devices) : PageModel
{
    public Device Device { get; private set; } = null!; // found before anything is shown

    [BindProperty]
    public string? Text { get; set; }

    public string? Complaint { get; private set; }

    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>What was just done, said once.</summary>
    [TempData]
    public string? Notice { get; set; }

    private string AccountId => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        Text = Device.ScreenText;
        Missing = ScreenWords.Missing(Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        string clean = ScreenWords.Clean(Text);
        if (ScreenWords.IsTooLong(clean))
        {
            Complaint = $"That is {clean.Length} characters. A screen takes {ScreenWords.MaximumLength}: leave {clean.Length - ScreenWords.MaximumLength} out.";
            return Page();
        }

        if (!await devices.WriteAsync(id, AccountId, clean, cancel))
        {
            return NotFound();
        }

        Notice = clean.Length == 0 ? "The screen shows no words any more." : "Sent. If the device is on, its screen shows it now.";
        return RedirectToPage(new { id });
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        Device = await devices.FindAsync(id, cancel) ?? Device;
        return Device is { IsRemoved: false, HasScreen: true } && Device.AccountId == AccountId;
    }
}
