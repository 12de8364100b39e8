using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Protocol;
using Pairing.Service.Devices;
using Pairing.Service.Grants;

namespace Pairing.Service.Verification;

/// <summary>
/// What has become of the decision. A device that collects at once is waited for; while it has still to, the page looks again
/// every two seconds.
/// </summary>
[Authorize]
public sealed class ResultPage(IGrants grants, Collecting collecting, IDevices devices, Tickets tickets, TimeProvider time) : PageModel
{
    private const string LookAgain = "2"; // seconds; a header, so that it works without script

    public Standing Standing { get; private set; }

    /// <summary>Somebody was quicker than the answer that led here.</summary>
    [BindProperty(SupportsGet = true)]
    public bool TooLate { get; set; }

    public string DeviceName { get; private set; } = "";

    public string Title => ResultWords.For(Standing, DeviceName).Title;

    public string OnGlass => ResultWords.For(Standing, DeviceName).OnGlass;

    public IReadOnlyList<string> Sentences => ResultWords.For(Standing, DeviceName).Sentences;

    public bool MayTakeBack => Standing is Standing.Waiting or Standing.Connected;

    private string AccountId => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    public async Task<IActionResult> OnGetAsync(string ticket, CancellationToken cancel)
    {
        if (tickets.Read(ticket, AccountId) is not { } entered || await collecting.FindAsync(entered.GrantId, AccountId, cancel) is not { } grant)
        {
            return LocalRedirect("~" + WellKnown.Verification);
        }

        var device = grant.DeviceId is { } id ? await devices.FindAsync(id, cancel) : null;
        DeviceName = device?.Name ?? grant.DeviceName ?? "The device";
        Standing = Standings.Of(grant, device is null or { IsRemoved: true }, AccountId, time.GetUtcNow());
        if (Standing == Standing.Undecided)
        {
            return RedirectToPage("Confirm", new { ticket });
        }

        if (Standing == Standing.Waiting)
        {
            Response.Headers["Refresh"] = LookAgain;
        }

        return Page();
    }

    /// <summary>"This wasn't me": whatever the approval has led to by now, it ends here.</summary>
    public async Task<IActionResult> OnPostNotMeAsync(string ticket, CancellationToken cancel)
    {
        if (tickets.Read(ticket, AccountId) is not { } entered
            || await grants.FindAsync(entered.GrantId, cancel) is not { } grant
            || grant.AccountId != AccountId)
        {
            return LocalRedirect("~" + WellKnown.Verification);
        }

        bool withdrawn = await grants.WithdrawAsync(grant.Id, AccountId, time.GetUtcNow(), cancel);
        if (!withdrawn && await grants.FindAsync(grant.Id, cancel) is { DeviceId: { } deviceId })
        {
            await devices.RemoveAsync(deviceId, RemovalReason.ByOwner, time.GetUtcNow(), cancel); // collected in the meantime
        }

        return RedirectToPage("Result", new { ticket, tooLate = (bool?)null });
    }
}
