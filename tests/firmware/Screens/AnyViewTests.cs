using FsCheck;
using FsCheck.Fluent;
using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Tests.Screens;

public class AnyViewTests
{
    /// <summary>Servers and networks say what they like, at any length; a screen that throws would stop the board.</summary>
    [Fact]
    public void Whatever_a_view_holds_it_can_be_drawn_on_every_panel()
    {
        Gen<string> text = Gen.OneOf(
            Gen.Elements("", "WDJB-MJHT", "a-very-long-code-of-another-server-0123456789", "192.168.4.20:5080/d", "\u00DF\uD83D\uDE00\0"),
            Gen.Elements("aZ0-./: \u00E9\u4F60".ToCharArray()).ArrayOf().Select(letters => new string(letters)));
        Gen<int> number = Gen.OneOf(Gen.Choose(-5, 700), Gen.Elements(int.MinValue, int.MaxValue, 10000));
        Gen<View> view =
            from kind in Gen.Elements(Enum.GetValues<ScreenKind>())
            from texts in text.ArrayOf(11)
            from numbers in number.ArrayOf(5)
            from drift in Gen.Choose(0, 8)
            from isOn in Gen.Elements(true, false)
            select new View
            {
                Kind = kind,
                Name = texts[0],
                Version = texts[1],
                Board = texts[2],
                Network = texts[3],
                Reason = texts[4],
                Host = texts[5],
                Address = texts[6],
                UserCode = texts[7],
                QrText = texts[8],
                Account = texts[9],
                ErrorCode = texts[10],
                Advice = texts[4],
                Attempt = numbers[0],
                SecondsLeft = numbers[1],
                LifetimeSeconds = numbers[2],
                RetrySeconds = numbers[3],
                HeldMilliseconds = numbers[4],
                ShowsQr = isOn,
                Password = texts[2],
                OffersSetup = isOn,
                Renews = isOn,
                Words = isOn ? texts[5] + "\n" + texts[6] + " " + texts[4] : "",
                FirstLine = numbers[0],
                DriftX = drift,
                DriftY = 8 - drift,
            };
        Prop.ForAll(view.ToArbitrary(), any =>
        {
            foreach ((int width, int height) in EachPanelAttribute.Sizes)
            {
                Canvas once = new(width, height);
                Canvas again = new(width, height);
                Painter painter = new();
                painter.Paint(once, any);
                painter.Paint(again, any);
                Assert.Equal(once.Bytes, again.Bytes);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
