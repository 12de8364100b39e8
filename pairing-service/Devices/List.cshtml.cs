using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Audit;
using Pairing.Service.Site;

namespace Pairing.Service.Devices;

/// <summary>The owner's devices, and the devices that were removed by someone else.</summary>
[Authorize]
public sealed class DeviceListPage(IDevices devices, TimeProvider time) : PageModel
{
    /// <summary>How long the page shows a removed device.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public IReadOnlyList<Device> Connected { get; private set; } = [];

    public IReadOnlyList<Device> Ended { get; private set; } = [];

    /// <summary>The result of the last action, shown once.</summary>
    [TempData]
    public string? Notice { get; set; }

    private string AccountId => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await devices.FindByAccountAsync(AccountId, cancel);
        var since = time.GetUtcNow() - Remembered;
        Connected = [.. all.Where(device => !device.IsRemoved)];
        Ended = [.. all.Where(device => device.RemovedAt > since && device.RemovedBecause != RemovalReason.ByOwner)];
    }

    /// <summary>One tap, because an owner who did not pair this device wants it removed at once.</summary>
    public async Task<IActionResult> OnPostNotMeAsync(Guid id, CancellationToken cancel)
    {
        if (await devices.FindAsync(id, cancel) is not { } device || device.AccountId != AccountId)
        {
            return NotFound();
        }

        await devices.RemoveAsync(id, RemovalReason.ByOwner, time.GetUtcNow(), cancel,
            new AuditEvent(AuditKind.DeviceRemoved, AuditOrigin.Person(HttpContext)));
        Notice =
            $"“{device.Name}” was removed and no longer has access. " +
            "If someone else paired it, change your password under Account.";
        return RedirectToPage();
    }

    public string When(DateTimeOffset? then) => RelativeTime.Format(then!.Value, time.GetUtcNow());

    /// <summary>What the device reported besides its name.</summary>
    public static IEnumerable<(string Label, string Words)> Reported(Device device) =>
        new[] { ("Model", device.Model), ("Version", device.Version) }
            .Where(one => one.Item2 is not null).Select(one => (one.Item1, one.Item2!));
}
