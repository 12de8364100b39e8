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

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) =>
        await FindAsync(id, cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        bool isPaired = await FindAsync(id, cancel);
        if (!isPaired && Device is not { RemovedBecause: RemovalReason.ByOwner })
        {
            return NotFound();
        }

        if (isPaired) // otherwise the owner pressed twice
        {
            await devices.RemoveAsync(id, RemovalReason.ByOwner, time.GetUtcNow(), cancel,
                new AuditEvent(AuditKind.DeviceRemoved, AuditOrigin.Person(HttpContext)));
        }

        TempData[nameof(DeviceListPage.Notice)] = $"“{Device.Name}” was removed. It no longer has access to your account.";
        return RedirectToPage("List");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        var found = await devices.FindAsync(id, cancel);
        Device = found?.AccountId == User.FindFirstValue(ClaimTypes.NameIdentifier) ? found! : Device;
        return Device is { IsRemoved: false };
    }
}
