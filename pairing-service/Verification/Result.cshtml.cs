using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Protocol;
using Pairing.Service.Audit;
using Pairing.Service.Devices;
using Pairing.Service.Grants;

namespace Pairing.Service.Verification;

/// <summary>
/// Shows the result of the decision. It waits briefly for the device. While the device has not redeemed its grant, the page
/// reloads every two seconds.
/// </summary>
[Authorize]
public sealed class ResultPage(
    IGrants grants, PairingWaiter collecting, IDevices devices, Tickets tickets, TimeProvider time) : PageModel
{
    private const string ReloadSeconds = "2"; // seconds; a header works without scripts

    public PairingStatus Status { get; private set; }

    /// <summary>Someone else decided first.</summary>
    [BindProperty(SupportsGet = true, Name = "tooLate")]
    public bool IsTooLate { get; set; }

    /// <summary>The paired device.</summary>
    public Device? Device { get; private set; }

    /// <summary>The name that the device reported, if its owner has not given it another one.</summary>
    public string? ReportedName { get; private set; }

    public string Title => ResultText.For(Status).Title;

    public string StatusText => ResultText.For(Status).StatusText;

    public IReadOnlyList<string> Sentences => ResultText.For(Status).Sentences;

    public bool CanRemove => Status is PairingStatus.Finishing or PairingStatus.Paired;

    private string AccountId => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    public async Task<IActionResult> OnGetAsync([StringLength(Tickets.MaximumLength)] string ticket, CancellationToken cancel)
    {
        if (tickets.Read(ticket, AccountId) is not { } entered
            || await collecting.FindAsync(entered.GrantId, AccountId, cancel) is not { } grant)
        {
            return LocalRedirect("~" + WellKnown.Verification);
        }

        Device = grant.DeviceId is { } id ? await devices.FindAsync(id, cancel) : null;
        ReportedName = Device is { IsNameReported: false } ? null : grant.DeviceName;
        Status = PairingStatuses.Of(grant, Device is null or { IsRemoved: true }, AccountId, time.GetUtcNow());
        if (Status == PairingStatus.Pending)
        {
            return RedirectToPage("Confirm", new { ticket });
        }

        if (Status == PairingStatus.Finishing)
        {
            Response.Headers["Refresh"] = ReloadSeconds;
        }

        return Page();
    }

    /// <summary>"This wasn't me": ends the approval, or removes the device if it is already paired.</summary>
    public async Task<IActionResult> OnPostNotMeAsync(
        [StringLength(Tickets.MaximumLength)] string ticket, CancellationToken cancel)
    {
        if (tickets.Read(ticket, AccountId) is not { } entered
            || await grants.FindAsync(entered.GrantId, cancel) is not { } grant
            || grant.AccountId != AccountId)
        {
            return LocalRedirect("~" + WellKnown.Verification);
        }

        var origin = AuditOrigin.Person(HttpContext);
        bool withdrawn = await grants.WithdrawAsync(grant.Id, AccountId, time.GetUtcNow(), cancel,
            new AuditEvent(AuditKind.TakenBack, origin) { AccountId = AccountId, Subject = $"grant {grant.Id}" });
        if (!withdrawn && await grants.FindAsync(grant.Id, cancel) is { DeviceId: { } deviceId })
        {
            await devices.RemoveAsync( // redeemed in the meantime
                deviceId, RemovalReason.ByOwner, time.GetUtcNow(), cancel, new AuditEvent(AuditKind.DeviceRemoved, origin));
        }

        return RedirectToPage("Result", new { ticket, tooLate = (bool?)null });
    }
}
