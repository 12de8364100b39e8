using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Tests.Drawing;

namespace Pairing.Firmware.Tests.Screens;

/// <summary>The code, as letters and as a QR code, on each panel.</summary>
public class CodeScreenTests
{
    [Theory, EachPanel]
    public void The_code_stands_under_its_address_with_the_time_left(int width, int height) =>
        Golden.Check("code", width, height, Code());

    [Theory, EachPanel]
    public void A_long_address_takes_two_lines(int width, int height) =>
        Golden.Check("code-long-address", width, height, Code(s =>
        {
            s.Address = "pairing.example.com/account/device";
            s.SecondsLeft = 59;
        }));

    [Theory, EachPanel]
    public void An_address_too_long_for_two_lines_follows_the_code(int width, int height) =>
        Golden.Check("code-address-follows", width, height, Code(s => s.Address = Long));

    [Theory, EachPanel]
    public void Its_first_part_says_how_many_there_are(int width, int height) =>
        Golden.Check("address", width, height, Code(s => (s.Address, s.Part) = (Long, 1)));

    [Theory, EachPanel]
    public void The_last_part_is_what_is_left(int width, int height) =>
        Golden.Check("address-last", width, height, Code(s => (s.Address, s.Part) = (Long + "/" + Long, 9)));

    [Theory, EachPanel]
    public void Where_no_QR_code_holds_it_the_address_says_so(int width, int height) =>
        Golden.Check("address-without-qr", width, height, Code(s => (s.Address, s.QrText, s.Part) = (Long, "", 1)));

    [Theory, EachPanel]
    public void A_short_address_on_a_face_of_its_own_stands_in_the_middle(int width, int height) =>
        Golden.Check("address-short", width, height, Code(s => s.Part = 1));

    [Theory, EachPanel]
    public void Beside_a_QR_code_without_the_code_it_is_to_be_typed(int width, int height) =>
        Golden.Check("qr-plain", width, height, Code(s =>
            (s.ShowsQr, s.IsPlain, s.QrText) = (true, true, "http://192.168.4.20:5080/d")));

    [Theory, EachPanel]
    public void Offline_keeps_the_code_and_counts_down_to_the_next_try(int width, int height) =>
        Golden.Check("code-offline", width, height, Code(s => s.RetrySeconds = 12));

    [Theory, EachPanel]
    public void A_nine_letter_code_in_three_groups_is_large_too(int width, int height) =>
        Golden.Check("code-nine", width, height, Code(s => s.UserCode = "WDJ-BMJ-HTX"));

    [Theory, EachPanel]
    public void Another_servers_code_is_shown_as_it_was_spelled(int width, int height) =>
        Golden.Check("code-lower-case", width, height, Code(s => s.UserCode = "aB3kg7q"));

    [Theory, EachPanel]
    public void A_code_too_long_for_large_letters_is_shown_small(int width, int height) =>
        Golden.Check("code-very-long", width, height, Code(s => s.UserCode = "7f3c9a-WDJBMJHT-0042-q-zz"));

    [Theory, EachPanel]
    public void The_QR_code_has_the_code_beside_it(int width, int height) =>
        Golden.Check("qr", width, height, Code(s => s.ShowsQr = true));

    [Theory, EachPanel]
    public void A_larger_QR_code_still_fits(int width, int height) => Golden.Check("qr-version-3", width, height, Code(s =>
    {
        s.ShowsQr = true;
        s.QrText = "https://pairing.example.com/d?code=WDJBMJHT";
        s.UserCode = "WDJ-BMJ-HTX";
        s.SecondsLeft = 42;
    }));

    [Theory, EachPanel]
    public void The_QR_code_stays_while_offline(int width, int height) => Golden.Check("qr-offline", width, height, Code(s =>
    {
        s.ShowsQr = true;
        s.RetrySeconds = 12;
    }));

    [Theory, EachPanel]
    public void A_second_later_the_picture_is_as_if_all_were_painted(int width, int height)
    {
        foreach (string code in new[] { "WDJB-MJHT", "aB3kg7q", "WDJ-BMJ-HTX", "7f3c9a-WDJBMJHT-0042-q-zz" })
        {
            Canvas canvas = new(width, height);
            Painter painter = new();
            painter.Paint(canvas, Code(s => s.UserCode = code));
            byte[] shown = [.. canvas.Bytes];
            foreach (Action<CodeScreen> later in Later)
            {
                CodeScreen screen = Code(s => s.UserCode = code);
                later(screen);
                Golden.Paint(painter, canvas, screen);
                Assert.Equal(Picture.Of(Golden.Drawn(width, height, screen)), Picture.Of(canvas));
                int changed = canvas.ChangedFrom / 8 * width;
                Array.Copy(canvas.Bytes, changed, shown, changed, shown.Length - changed);
                Assert.Equal(canvas.Bytes, shown);
            }
        }
    }

    [Theory, EachPanel]
    public void A_second_later_only_the_last_line_has_changed(int width, int height)
    {
        Canvas canvas = new(width, height);
        Painter painter = new();
        painter.Paint(canvas, Code());
        Assert.Equal(0, canvas.ChangedFrom);
        painter.Paint(canvas, Code(s => s.SecondsLeft--));
        Assert.Equal(height - 8, canvas.ChangedFrom);
    }

    private static readonly Action<CodeScreen>[] Later =
    [
        s => s.SecondsLeft = 580,
        s => s.SecondsLeft = 9,
        s => s.ShowsQr = true,
        s => s.SecondsLeft = 8,
        s => s.RetrySeconds = 12,
        s => s.RetrySeconds = 11,
        s => s.SecondsLeft = 7,
        s => s.Address = "pairing.example.com/account/device",
        s => s.UserCode = "WDJB-MJHX",
    ];

    private const string Long = "login.example.org/realms/home-automation/device/where/codes/are/typed/with/care";

    private static CodeScreen Code(Action<CodeScreen>? change = null)
    {
        CodeScreen screen = new()
        {
            Address = "192.168.4.20:5080/d",
            UserCode = "WDJB-MJHT",
            QrText = "HTTP://192.168.4.20:5080/D/WDJBMJHT",
            SecondsLeft = 581,
            LifetimeSeconds = 600,
        };
        change?.Invoke(screen);
        return screen;
    }
}
