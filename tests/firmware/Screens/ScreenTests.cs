using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Tests.Screens;

/// <summary>Each screen on each panel, as a picture in the folder golden.</summary>
public class ScreenTests
{
    private const string Address = "192.168.4.20:5080/d";

    [Theory, MemberData(nameof(Panels))]
    public void The_first_thing_seen_is_name_version_and_board(int width, int height) =>
        Check("starting", width, height, new View { Kind = ScreenKind.Starting, Name = "Kitchen screen", Version = "0.1.0", Board = "ESP32 DevKit v1" });

    [Theory, MemberData(nameof(Panels))]
    public void A_device_without_a_name_starts_as_Pairing(int width, int height) =>
        Check("starting-unnamed", width, height, new View { Kind = ScreenKind.Starting, Version = "0.1.0", Board = "ESP32 DevKit v1" });

    [Theory, MemberData(nameof(Panels))]
    public void Joining_names_the_network(int width, int height) =>
        Check("connecting", width, height, new View { Kind = ScreenKind.Connecting, Network = "Bergstraße 12", Attempt = 1 });

    [Theory, MemberData(nameof(Panels))]
    public void A_later_attempt_says_why_the_last_one_failed(int width, int height) => Check("connecting-again", width, height, new View
    {
        Kind = ScreenKind.Connecting,
        Network = "Bergstraße 12",
        Attempt = 3,
        Reason = "no answer, wrong password?",
    });

    [Theory, MemberData(nameof(Panels))]
    public void After_many_failures_a_press_is_offered(int width, int height) => Check("connecting-offer", width, height, new View
    {
        Kind = ScreenKind.Connecting,
        Network = "Bergstraße 12",
        Attempt = 12,
        Reason = "Network not found",
        OffersSetup = true,
    });

    [Theory, MemberData(nameof(Panels))]
    public void The_set_up_network_is_joined_by_its_code_or_by_its_password(int width, int height) => Check("setup", width, height, new View
    {
        Kind = ScreenKind.WifiSetup,
        Network = "Pairing-K7QM",
        Password = "x7kb3mfa",
        QrText = "WIFI:T:WPA;S:Pairing-K7QM;P:x7kb3mfa;;",
        Address = "192.168.4.1",
    });

    [Theory, MemberData(nameof(Panels))]
    public void Before_it_opens_the_board_looks_around(int width, int height) =>
        Check("setup-scan", width, height, new View { Kind = ScreenKind.WifiSetup });

    [Theory, MemberData(nameof(Panels))]
    public void Setting_the_clock_says_so(int width, int height) =>
        Check("clock", width, height, new View { Kind = ScreenKind.SettingClock });

    [Theory, MemberData(nameof(Panels))]
    public void A_date_that_is_not_believed_is_shown(int width, int height) =>
        Check("clock-wrong", width, height, new View { Kind = ScreenKind.SettingClock, Reason = "Wrong date 2019-03-01" });

    [Theory, MemberData(nameof(Panels))]
    public void Asking_names_the_host(int width, int height) =>
        Check("asking", width, height, new View { Kind = ScreenKind.Asking, Host = "192.168.4.20:5080" });

    [Theory, MemberData(nameof(Panels))]
    public void The_code_stands_under_its_address_with_the_time_left(int width, int height) =>
        Check("code", width, height, Code());

    [Theory, MemberData(nameof(Panels))]
    public void A_long_address_takes_two_lines(int width, int height) => Check("code-long-address", width, height, Code(v =>
    {
        v.Address = "pairing.example.com/account/device";
        v.SecondsLeft = 59;
    }));

    [Theory, MemberData(nameof(Panels))]
    public void Offline_keeps_the_code_and_counts_down_to_the_next_try(int width, int height) =>
        Check("code-offline", width, height, Code(v => v.RetrySeconds = 12));

    [Theory, MemberData(nameof(Panels))]
    public void A_nine_letter_code_in_three_groups_is_large_too(int width, int height) =>
        Check("code-nine", width, height, Code(v => v.UserCode = "WDJ-BMJ-HTX"));

    [Theory, MemberData(nameof(Panels))]
    public void Another_servers_code_is_shown_as_it_was_spelled(int width, int height) =>
        Check("code-lower-case", width, height, Code(v => v.UserCode = "aB3kg7q"));

    [Theory, MemberData(nameof(Panels))]
    public void A_code_too_long_for_large_letters_is_shown_small(int width, int height) =>
        Check("code-very-long", width, height, Code(v => v.UserCode = "7f3c9a-WDJBMJHT-0042-q-zz"));

    [Theory, MemberData(nameof(Panels))]
    public void The_QR_code_has_the_code_beside_it(int width, int height) =>
        Check("qr", width, height, Code(v => v.ShowsQr = true));

    [Theory, MemberData(nameof(Panels))]
    public void A_larger_QR_code_still_fits(int width, int height) => Check("qr-version-3", width, height, Code(v =>
    {
        v.ShowsQr = true;
        v.QrText = "https://pairing.example.com/d?code=WDJBMJHT";
        v.UserCode = "WDJ-BMJ-HTX";
        v.SecondsLeft = 42;
    }));

    [Theory, MemberData(nameof(Panels))]
    public void The_QR_code_stays_while_offline(int width, int height) => Check("qr-offline", width, height, Code(v =>
    {
        v.ShowsQr = true;
        v.RetrySeconds = 12;
    }));

    [Theory, MemberData(nameof(Panels))]
    public void Approved_is_a_tick_and_whose_it_is(int width, int height) =>
        Check("approved", width, height, new View { Kind = ScreenKind.Approved, Account = "zoe@example.com" });

    [Theory, MemberData(nameof(Panels))]
    public void A_server_that_names_no_account_leaves_the_tick(int width, int height) =>
        Check("approved-unnamed", width, height, new View { Kind = ScreenKind.Approved });

    [Theory, MemberData(nameof(Panels))]
    public void Denied_says_how_to_ask_again(int width, int height) =>
        Check("denied", width, height, new View { Kind = ScreenKind.Denied });

    [Theory, MemberData(nameof(Panels))]
    public void Expired_waits_for_a_press(int width, int height) =>
        Check("expired", width, height, new View { Kind = ScreenKind.Expired });

    [Theory, MemberData(nameof(Panels))]
    public void Expired_renews_by_itself(int width, int height) =>
        Check("expired-renews", width, height, new View { Kind = ScreenKind.Expired, Renews = true });

    [Theory, MemberData(nameof(Panels))]
    public void A_removed_device_says_who_did_it(int width, int height) =>
        Check("unlinked", width, height, new View { Kind = ScreenKind.Unlinked });

    [Theory, MemberData(nameof(Panels))]
    public void An_error_has_a_code_a_cause_and_advice(int width, int height) => Check("error", width, height, new View
    {
        Kind = ScreenKind.Error,
        ErrorCode = "TLS-2",
        Reason = "The server's certificate is for another name",
        Advice = "Check the address in the settings",
        RetrySeconds = 12,
    });

    [Theory, MemberData(nameof(Panels))]
    public void A_held_button_warns_and_can_be_released(int width, int height) =>
        Check("reset", width, height, new View { Kind = ScreenKind.Reset, HeldMilliseconds = 6500 });

    [Theory, MemberData(nameof(Panels))]
    public void After_ten_seconds_it_is_done(int width, int height) =>
        Check("reset-done", width, height, new View { Kind = ScreenKind.Reset, HeldMilliseconds = 10000 });

    [Theory, MemberData(nameof(Panels))]
    public void At_home_it_shows_whose_it_is(int width, int height) =>
        Check("home", width, height, new View { Kind = ScreenKind.Home, Name = "Kitchen screen", Account = "zoe@example.com", Host = "192.168.4.20:5080" });

    [Theory, MemberData(nameof(Panels))]
    public void At_home_it_has_something_to_say_and_has_drifted(int width, int height) => Check("home-drifted", width, height, new View
    {
        Kind = ScreenKind.Home,
        Name = "Kitchen",
        Reason = "Dinner at seven",
        Account = "zoe@example.com",
        Host = "192.168.4.20:5080",
        DriftX = 8,
        DriftY = 8,
    });

    [Theory, MemberData(nameof(Panels))]
    public void A_few_words_of_the_owner_are_large(int width, int height) => Check("words-few", width, height, Words("Milk!"));

    [Theory, MemberData(nameof(Panels))]
    public void More_of_them_are_small_and_keep_their_lines(int width, int height) =>
        Check("words-lines", width, height, Words("Back at six.\nSoup is on the stove, caf\u00E9 is open \uFFFD"));

    [Theory, MemberData(nameof(Panels))]
    public void Those_that_do_not_fit_begin_at_the_top(int width, int height) => Check("words-long", width, height, Words(Long));

    [Theory, MemberData(nameof(Panels))]
    public void And_end_at_the_bottom_drifted_like_all_of_home(int width, int height) => Check("words-long-end", width, height, Words(Long, v =>
    {
        v.FirstLine = 100; // more than there are
        v.DriftX = 8;
        v.DriftY = 8;
    }));

    [Theory, MemberData(nameof(Panels))]
    public void Beneath_the_words_it_says_that_it_is_offline(int width, int height) =>
        Check("words-offline", width, height, Words("Milk!", v => v.Reason = "Offline"));

    [Theory]
    [InlineData("ssd1306-128x64", 128, 64)]
    [InlineData("ssd1306-128x32", 128, 32)]
    [InlineData("ssd1306-72x40", 72, 40)]
    [InlineData("sh1106-128x64", 128, 64)]
    public void The_test_pattern_names_the_panel_and_lines_its_edges(string panel, int width, int height) =>
        Check(panel.StartsWith("sh1106", StringComparison.Ordinal) ? "test-pattern-sh1106" : "test-pattern", width, height,
            new View { Kind = ScreenKind.TestPattern, Panel = panel });

    public static TheoryData<int, int> Panels => new() { { 128, 64 }, { 128, 32 }, { 72, 40 } };

    private const string Long = "The plumber comes at ten and needs the key to the cellar. It hangs behind the door. "
        + "Please put the washing on before that, and the cat out.\n\nSee https://pairing.example/rota for the rest of the week.";

    private static View Words(string words, Action<View>? change = null)
    {
        View view = new() { Kind = ScreenKind.Home, Name = "Kitchen", Account = "zoe@example.com", Words = words };
        change?.Invoke(view);
        return view;
    }

    private static View Code(Action<View>? change = null)
    {
        View view = new()
        {
            Kind = ScreenKind.Code,
            Address = Address,
            Host = "192.168.4.20:5080",
            UserCode = "WDJB-MJHT",
            QrText = "HTTP://192.168.4.20:5080/D/WDJBMJHT",
            SecondsLeft = 581,
            LifetimeSeconds = 600,
        };
        change?.Invoke(view);
        return view;
    }

    private static void Check(string name, int width, int height, View view)
    {
        Canvas canvas = new(width, height);
        new Painter().Paint(canvas, view);
        Golden.Check($"{width}x{height}/{name}", canvas);
    }
}
