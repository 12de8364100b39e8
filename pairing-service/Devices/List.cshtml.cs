using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Service.Site;

namespace Pairing.Service.Devices;

/// <summary>The owner's devices, and which of them were cut off for their sake.</summary>
[Authorize]
public sealed class DeviceListPage(IDevices devices, TimeProvider time) : PageModel
{
    /// <summary>How long a device that was cut off is spoken of.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    public IReadOnlyList<Device> Connected { get; private set; } = [];

    public IReadOnlyList<Device> Ended { get; private set; } = [];

    /// <summary>What was just done, said once.</summary>
    [TempData]
    public string? Notice { get; set; }

    private string AccountId => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var all = await devices.OfAccountAsync(AccountId, cancel);
        var since = time.GetUtcNow() - Remembered;
        Connected = [.. all.Where(device => !device.IsRemoved)];
        Ended = [.. all.Where(device => device.RemovedAt > since && device.RemovedBecause != RemovalReason.ByOwner)];
    }

    /// <summary>One tap, since whoever did not connect this wants it gone before they read on.</summary>
    public async Task<IActionResult> OnPostNotMeAsync(Guid id, CancellationToken cancel)
    {
        if (await devices.FindAsync(id, cancel) is not { } device || device.AccountId != AccountId)
        {
            return NotFound();
        }

        await devices.RemoveAsync(id, RemovalReason.ByOwner, time.GetUtcNow(), cancel);
        Notice = $"{device.Name} is removed and can do nothing any more. If somebody else connected it, change your password under Account.";
        return RedirectToPage();
    }

    public string When(DateTimeOffset? then) => Ago.Say(then!.Value, time.GetUtcNow());

    public static string? SaysOfItself(Device device) => (device.Model, device.Version) switch
    {
        (null, null) => null,
        ({ } model, null) => model,
        (null, { } version) => "version " + version,
        var (model, version) => $"{model}, version {version}",
    };
}
