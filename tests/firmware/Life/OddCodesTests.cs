using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Tests.Screens;

namespace Pairing.Firmware.Tests.Life;

/// <summary>Codes that no person can type, that never end, or that are asked for and polled at a wrong address.</summary>
public class OddCodesTests
{
    private readonly World _world = new();

    [Theory]
    [InlineData(128, 64, 32)]
    [InlineData(128, 32, 32)]
    [InlineData(72, 40, 32)]
    public void A_user_code_of_32_letters_is_whole_on_each_panel(int width, int height, int letters)
    {
        string start = new('W', letters - 1);
        foreach (bool isScanned in new[] { false, true })
        {
            string[] pictures = [.. "AB".Select(last => Picture(width, height, new CodeScreen
            {
                Address = "pair.example.com/d",
                UserCode = start + last,
                QrText = "https://pair.example.com/d",
                ShowsQr = isScanned,
                SecondsLeft = 581,
                LifetimeSeconds = 600,
            }))];
            Assert.NotEqual(pictures[0], pictures[1]);
        }
    }

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void One_with_more_letters_is_refused(int letters, bool isTaken)
    {
        string code = new('W', letters);
        _world.Server.DeviceAuthorization = () => Server.Json(200, $$"""
            {"device_code":"dc","user_code":"{{code}}","verification_uri":"http://x/d","expires_in":600}
            """);
        _world.Run(5);
        Assert.Equal(isTaken ? code : "SRV-2", (_world.Screen as CodeScreen)?.UserCode ?? _world.Error.ErrorCode);
    }

    [Fact]
    public void An_interval_longer_than_the_life_of_the_code_does_not_show_an_expired_code_for_a_day()
    {
        _world.Server.DeviceAuthorization = Server.Code(expiresIn: 60, interval: "86400");
        _world.RunTo<CodeScreen>().Run(70);
        Assert.Contains(typeof(ExpiredScreen), _world.Screens);
    }

    /// <summary>
    /// The token endpoint of the metadata answers 404. The code ends when it is over, and the next one is asked for by metadata
    /// that are read again.
    /// </summary>
    [Fact]
    public void A_wrong_token_endpoint_does_not_keep_an_expired_code_and_is_asked_for_again()
    {
        Func<Core.Network.HttpResponse> right = _world.Server.Metadata;
        _world.Server.Metadata = () =>
            Server.Json(200, right().Body.Replace("/token\"", "/tokens\"", StringComparison.Ordinal));
        _world.RunTo<CodeScreen>().Run(300);
        _world.Server.Metadata = right;
        _world.Server.Token = () => Server.Tokens();
        _world.RunTo<HomeScreen>(600);
        Assert.Contains(typeof(ExpiredScreen), _world.Screens);
    }

    [Fact]
    public void A_wrong_endpoint_for_codes_is_asked_for_again()
    {
        Func<Core.Network.HttpResponse> right = _world.Server.Metadata;
        _world.Server.Metadata = () => Server.Json(200, right().Body.Replace("/ask\"", "/asks\"", StringComparison.Ordinal));
        _world.RunTo<ErrorScreen>();
        _world.Server.Metadata = right;
        _world.RunTo<CodeScreen>();
    }

    private static string Picture(int width, int height, CodeScreen screen)
    {
        Canvas canvas = new(width, height);
        Golden.Paint(new Painter(), canvas, screen);
        return Convert.ToHexString(canvas.Bytes);
    }
}
