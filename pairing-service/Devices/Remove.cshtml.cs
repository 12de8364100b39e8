using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Audit;

namespace Pairing.Service.Devices;

/// <summary>Asks for confirmation, then removes the device and revokes all its tokens.</summary>
[Authorize]
public sealed class RemovePage(IDevices devices, TimeProvider time) : PageModel
{
    public Device Device { get; private set; } = null!; // set before the page is rendered

    [TempData]
    public string? Notice { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) =>
        await FindAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel))
        {
            return NotFound();
        }

        await devices.RemoveAsync(id, RemovalReason.ByOwner, time.GetUtcNow(), cancel,
            new AuditEvent(AuditKind.DeviceRemoved, AuditOrigin.Person(HttpContext)));
        Notice = $"“{Device.Name}” was removed. It no longer has access to your account.";
        return RedirectToPage("List");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        Device = await devices.FindAsync(id, cancel) ?? Device;
        return Device is { IsRemoved: false } && Device.AccountId == User.FindFirstValue(ClaimTypes.NameIdentifier);
    }
}
