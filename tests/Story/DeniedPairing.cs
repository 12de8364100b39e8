namespace Pairing.Story;

/// <summary>The phone says no.</summary>
public sealed class DeniedPairing
{
    private static readonly Person Ada = new("ada", "three unrelated plain words");

    [Fact]
    public async Task A_denied_device_says_so_and_requests_a_new_code_when_its_button_is_pressed()
    {
        await using var room = await Room.EnterAsync();
        await using var phone = await room.PhoneOfAsync(Ada);
        await phone.MakeFirstAccountAsync(room.Product.FirstAccountLink);
        var screen = await room.ScreenAsync();
        string code = await screen.CodeAsync();

        await phone.TypeCodeAsync(room.Product.ServiceAddress, code.ToLowerInvariant());
        await phone.DenyAsync();
        await screen.ShowsAsync("Denied");

        await screen.PressButtonAsync();
        Assert.NotEqual(code, await screen.CodeAsync());
    }
}
