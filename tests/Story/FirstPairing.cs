namespace Pairing.Story;

/// <summary>The product on one page: the command that a stranger runs, the screen, the phone.</summary>
public sealed class FirstPairing
{
    private static readonly Person Ada = new("ada", "three unrelated plain words");

    [Fact]
    public async Task A_screen_asks_a_phone_answers_and_they_stay_together_until_the_owner_says_otherwise()
    {
        await using var room = await Room.EnterAsync();

        // Whoever starts the service reads a one-time link on its console, and becomes the first owner.
        await using (var laptop = await room.PhoneOfAsync(Ada))
        {
            await laptop.MakeFirstAccountAsync(room.Product.FirstAccountLink);
        }

        // 1 The screen asks.
        var screen = await room.ScreenAsync();
        var link = await screen.ScanAsync();
        string code = await screen.CodeAsync();
        Assert.EndsWith("/D/" + code.Replace("-", "", StringComparison.Ordinal), link, StringComparison.Ordinal);

        // 2 The phone answers. It has not signed in yet; the code waits for that.
        await using var phone = await room.PhoneOfAsync(Ada);
        await phone.OpenAsync(link);
        await phone.SignInAsync();
        await phone.ContinueAsync();
        Assert.Equal(code, await phone.CodeToCompareAsync());
        await phone.ApproveAsync();

        // 3 The screen collects, and only then does the phone say so.
        await screen.ShowsAsync("Paired");
        await phone.SaysAsync("Paired");

        // A restart asks nobody.
        await screen.ShowsAsync("Virtual screen");
        await screen.PressResetAsync();
        await screen.ShowsAsync("Virtual screen");

        // What the owner writes is on the screen at once, and there again after a restart.
        await phone.WriteAsync("Milk is out");
        await screen.ShowsAsync("Milk is out");
        await screen.PressResetAsync();
        await screen.ShowsAsync("Milk is out");

        // Its access token ends after a minute here; it renews it, and nobody sees anything of that.
        await screen.LogsAsync("renewing the access token");
        await phone.WriteAsync("Thanks!");
        await screen.ShowsAsync("Thanks!");

        // The owner removes it; the screen says so at once, a press begins again, and nothing is left of what was written.
        await phone.RemoveDeviceAsync();
        await screen.ShowsAsync("Removed");
        await screen.PressButtonAsync();
        string another = await screen.CodeAsync();
        Assert.NotEqual(code, another);
        await phone.TypeCodeAsync(room.Product.ServiceAddress, another);
        await phone.ApproveAsync();
        await screen.ShowsAsync("Virtual screen");
    }
}
