using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Protocol;
using Pairing.Service.Audit;
using Pairing.Service.Clients;
using Pairing.Service.Foundation;
using Pairing.Service.Grants;
using Pairing.Service.Limits;
using Pairing.Service.Site;

namespace Pairing.Service.Verification;

/// <summary>
/// The owner compares the code and decides (RFC 8628 3.3, 5.4). Opening the page changes nothing. A decision is one
/// conditional update.
/// </summary>
[Authorize]
public sealed class ConfirmPage(
    IGrants grants, Tickets tickets, KnownClients clients, ConfiguredClients configured, TimeProvider time) : PageModel
{
    public Grant? Grant { get; private set; }

    public string Code { get; private set; } = "";

    public string ClientName { get; private set; } = "";

    public IEnumerable<string> Permissions => Scopes.Describe(Grant!.Scope, configured.Declared);

    public string Requested =>
        RelativeTime.Format(Grant!.AskedAt, time.GetUtcNow())
            + (Nearness == Nearness.Same ? ", from the same network as you" : "");

    /// <summary>What the device reported, each with its label. The page marks each as the device's own words.</summary>
    public IEnumerable<(string Label, string Words)> Reported =>
        new[] { ("Name", Grant!.DeviceName), ("Model", Grant.DeviceModel), ("Version", Grant.DeviceVersion) }
            .Where(one => one.Item2 is not null).Select(one => (one.Item1, one.Item2!));

    public Nearness Nearness => Networks.Compare(AskedFrom, HttpContext.Connection.RemoteIpAddress);

    public string PersonAddress => Network.AddressOf(HttpContext);

    private string AccountId => User.FindFirstValue(ClaimTypes.NameIdentifier)!;

    private IPAddress? AskedFrom => IPAddress.TryParse(Grant!.AskedFrom, out var address) ? address : null;

    public async Task<IActionResult> OnGetAsync([StringLength(Tickets.MaximumLength)] string ticket, CancellationToken cancel)
    {
        if (tickets.Read(ticket, AccountId) is not { } entered
            || await grants.FindAsync(entered.GrantId, cancel) is not { } grant)
        {
            return LocalRedirect("~" + WellKnown.Verification);
        }

        if (grant.State != GrantState.Pending || grant.IsExpired(time.GetUtcNow()))
        {
            return RedirectToPage("Result", new { ticket });
        }

        (Grant, Code) = (grant, UserCode.Group(entered.Code));
        ClientName = (await clients.FindAsync(grant.ClientId, cancel))?.Name ?? grant.ClientId;
        return Page();
    }

    public Task<IActionResult> OnPostApproveAsync(
        [StringLength(Tickets.MaximumLength)] string ticket, CancellationToken cancel) =>
        DecideAsync(ticket, id => grants.ApproveAsync(id, AccountId, time.GetUtcNow(), cancel, Happened(AuditKind.Approved, id)));

    public Task<IActionResult> OnPostDenyAsync(
        [StringLength(Tickets.MaximumLength)] string ticket, CancellationToken cancel) =>
        DecideAsync(ticket, id => grants.DenyAsync(id, time.GetUtcNow(), cancel, Happened(AuditKind.Denied, id)));

    private AuditEvent Happened(AuditKind kind, Guid id) =>
        new(kind, AuditOrigin.Person(HttpContext))
        {
            AccountId = AccountId,
            Account = User.Identity?.Name,
            Subject = $"grant {id}",
        };

    /// <summary>The result page shows the state of the grant, which can differ from the button that was pressed.</summary>
    private async Task<IActionResult> DecideAsync(string ticket, Func<Guid, Task<bool>> decide)
    {
        if (tickets.Read(ticket, AccountId) is not { } entered)
        {
            return LocalRedirect("~" + WellKnown.Verification);
        }

        bool tooLate = !await decide(entered.GrantId);
        return RedirectToPage("Result", new { ticket, tooLate = tooLate ? true : (bool?)null });
    }
}
