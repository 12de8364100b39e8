namespace Pairing.Story;

/// <summary>The product on one page: the command that a new user runs, the screen and the phone.</summary>
public sealed class FirstPairing
{
    private static readonly Person Ada = new("ada", "three unrelated plain words");

    [Fact]
    public async Task A_device_is_paired_by_phone_and_stays_paired_until_the_owner_removes_it()
    {
        await using var room = await Room.EnterAsync();

        // The person who starts the service opens a one-time link from its console and becomes the first owner.
        await using (var laptop = await room.PhoneOfAsync(Ada))
        {
            await laptop.MakeFirstAccountAsync(room.Product.FirstAccountLink);
        }

        // 1 The device requests a code.
        var screen = await room.ScreenAsync();
        var link = await screen.ScanAsync();
        string code = await screen.CodeAsync();
        Assert.EndsWith("/D/" + code.Replace("-", "", StringComparison.Ordinal), link, StringComparison.Ordinal);

        // 2 The owner approves. The phone is not signed in yet, and the code stays valid meanwhile.
        await using var phone = await room.PhoneOfAsync(Ada);
        await phone.OpenAsync(link);
        await phone.SignInAsync();
        await phone.ContinueAsync();
        Assert.Equal(code, await phone.CodeToCompareAsync());
        await phone.ApproveAsync();

        // 3 The device gets its tokens, and only then does the phone say so.
        await screen.ShowsAsync("Paired");
        await phone.SaysAsync("Paired");

        // A restart needs no person.
        await screen.ShowsAsync("Virtual screen");
        await screen.PressResetAsync();
        await screen.ShowsAsync("Virtual screen");

        // The screen shows the owner's text at once, and again after a restart.
        await phone.WriteAsync("Milk is out");
        await screen.ShowsAsync("Milk is out");
        await screen.PressResetAsync();
        await screen.ShowsAsync("Milk is out");

        // Here, the access token expires after a minute. The device refreshes it, and nothing of that is visible.
        await screen.LogsAsync("renewing the access token");
        await phone.WriteAsync("Thanks!");
        await screen.ShowsAsync("Thanks!");

        // The owner removes the device. Its screen says so at once, a press starts again, and the text is gone.
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
