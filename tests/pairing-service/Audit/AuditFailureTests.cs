using System.Net;
using Pairing.Service.Audit;
using Pairing.Service.Grants;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Audit;

/// <summary>Only the audit fails. Nobody loses a pairing by it, and the log says what has no row.</summary>
public sealed class AuditFailureTests
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task A_pairing_goes_on_and_the_log_says_so(On engine)
    {
        await using var service = await RunningService.StartAsync(engine);
        service.Spoil();
        using var phone = await service.SignedInAsync("ada");
        var screen = new TestDevice(service);
        await screen.AskAsync();
        string confirm = (await phone.EnterAsync(screen.UserCode)).Location;
        await phone.GetAsync(confirm);
        await Audited.TamperAsync(service, """ALTER TABLE "AuditRows" RENAME TO "Away";""");

        Assert.Equal(HttpStatusCode.Found, (await phone.PostAsync(confirm + "?handler=Approve")).Status);
        Assert.Equal(GrantState.Approved, (await screen.GrantAsync()).State);
        Assert.Equal(HttpStatusCode.OK, (await screen.PollAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await screen.RefreshAsync()).Status);
        Assert.Equal(HttpStatusCode.Found, (await phone.PostAsync("/account/sign-out")).Status);
        await phone.SignInAsync("ada");

        foreach (string kind in new[] { "approved", "paired", "signed_out", "signed_in" })
        {
            Assert.Matches($"Error .*The audit cannot record this, because .*AuditRows.* {kind}", service.Log.Text);
        }

        await Audited.TamperAsync(service, """ALTER TABLE "Away" RENAME TO "AuditRows";""");
        await phone.GetAsync("/account");
        Assert.Equal(HttpStatusCode.Found, (await phone.PostAsync("/account/sign-out")).Status);
        Assert.Single(await Audited.RowsAsync(service, AuditKind.SignedOut));
        Assert.Null(await Audited.FaultAsync(service));
    }

    [Fact]
    public async Task A_change_that_fails_leaves_no_row()
    {
        await using var service = await RunningService.StartAsync();
        string account = await service.AccountAsync("ada");
        var code = await service.AskAsync();
        var happened = new AuditEvent(AuditKind.Denied, AuditOrigin.Service);
        Assert.True(await service.Grants.DenyAsync(code.Id, service.Now, default, happened));

        Assert.False(await service.Grants.DenyAsync(code.Id, service.Now, default, happened));
        Assert.False(await service.Grants.ApproveAsync(
            code.Id, account, service.Now, default, new AuditEvent(AuditKind.Approved, AuditOrigin.Service)));

        Assert.Single(await Audited.RowsAsync(service, AuditKind.Denied));
        Assert.Empty(await Audited.RowsAsync(service, AuditKind.Approved));
    }
}
