using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Devices;

namespace Pairing.Service.Screens;

/// <summary>The owner sets a device's screen text and sees which characters the screen does not have.</summary>
[Authorize]
public sealed class WritePage(IDevices devices) : PageModel
{
    public Device Device { get; private set; } = null!; // set before the page is rendered

    [BindProperty, StringLength(10 * ScreenText.MaximumLength)]
    public string? Text { get; set; }

    public string? Error { get; private set; }

    public IReadOnlyList<string> Missing { get; private set; } = [];

    /// <summary>The result of the last action, shown once.</summary>
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
        Missing = ScreenText.Missing(Text);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        string clean = ScreenText.Clean(Text);
        if (ScreenText.IsTooLong(clean))
        {
            int excess = clean.Length - ScreenText.MaximumLength;
            Error = $"The text has {clean.Length} characters. The maximum is {ScreenText.MaximumLength}. Remove {excess}.";
            return Page();
        }

        if (!await devices.WriteAsync(id, AccountId, clean, cancel))
        {
            return NotFound();
        }

        TempData[nameof(Notice)] = clean.Length == 0
            ? "The screen no longer shows any text."
            : "Sent. If the device is on, its screen shows the text now.";
        return RedirectToPage(new { id });
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        Device = await devices.FindAsync(id, cancel) ?? Device;
        return Device is { IsRemoved: false, HasScreen: true } && Device.AccountId == AccountId;
    }
}
