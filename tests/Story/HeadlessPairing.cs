using Pairing.Tests;

namespace Pairing.Story;

/// <summary>Without a page: the command exits successfully when a phone has approved.</summary>
public sealed class HeadlessPairing
{
    private static readonly Person Ada = new("ada", "three unrelated plain words");

    [Fact]
    public async Task It_exits_with_0_after_pairing_with_its_own_service_or_another_server()
    {
        await using Product elsewhere = await Product.StartAsync();
        using var ownData = new TemporaryFolder();
        using var guestData = new TemporaryFolder();
        using var own = new Console("--service-port", $"{FreePort.Find()}", "--data", ownData.Path);
        using var guest = new Console("--service", elsewhere.ServiceAddress, "--data", guestData.Path);

        foreach (var (console, link) in new[] { (own, await own.FirstAccountLinkAsync()), (guest, elsewhere.FirstAccountLink) })
        {
            // A page each: the one that waits for the device would ask a service that has ended, and break the next visit off.
            await using var phone = new BrowserPhone(await DebianChromium.OpenPageAsync(390, 844), Ada);
            await phone.MakeFirstAccountAsync(link);
            await phone.TypeCodeAsync(new Uri(link).GetLeftPart(UriPartial.Authority), await console.CodeAsync());
            await phone.ApproveAsync();
            Assert.Equal(("Paired.", 0), await console.EndAsync());
        }
    }
}
