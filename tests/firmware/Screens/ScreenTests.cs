using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Tests.Drawing;

namespace Pairing.Firmware.Tests.Screens;

/// <summary>
/// Each screen on each panel, as a picture in the folder golden; those with a code, errors and home in files of their own.
/// </summary>
public class ScreenTests
{
    [Theory, EachPanel]
    public void The_first_thing_seen_is_name_version_and_board(int width, int height) =>
        Golden.Check("starting", width, height,
            new StartingScreen { Name = "Kitchen screen", Version = "0.1.0", Board = "ESP32 DevKit v1" });

    [Theory, EachPanel]
    public void A_device_without_a_name_starts_as_Pairing(int width, int height) =>
        Golden.Check("starting-unnamed", width, height, new StartingScreen { Version = "0.1.0", Board = "ESP32 DevKit v1" });

    [Theory, EachPanel]
    public void Joining_names_the_network(int width, int height) =>
        Golden.Check("connecting", width, height, new ConnectingScreen { Network = "Bergstraße 12", Attempt = 1 });

    [Theory, EachPanel]
    public void A_later_attempt_says_why_the_last_one_failed(int width, int height) =>
        Golden.Check("connecting-again", width, height, new ConnectingScreen
        {
            Network = "Bergstraße 12",
            Attempt = 3,
            Reason = "no answer, wrong password?",
        });

    [Theory, EachPanel]
    public void After_many_failures_a_press_is_offered(int width, int height) =>
        Golden.Check("connecting-offer", width, height, new ConnectingScreen
        {
            Network = "Bergstraße 12",
            Attempt = 12,
            Reason = "Network not found",
            OffersSetup = true,
        });

    [Theory, EachPanel]
    public void The_setup_network_is_joined_by_its_code_or_by_its_password(int width, int height) =>
        Golden.Check("setup", width, height, new SetupScreen
        {
            Network = "Pairing-K7QM",
            Password = "x7kb3mfa",
            QrText = "WIFI:T:WPA;S:Pairing-K7QM;P:x7kb3mfa;;",
            Address = "192.168.4.1",
        });

    [Theory, EachPanel]
    public void Before_it_opens_the_board_looks_around(int width, int height) =>
        Golden.Check("setup-scan", width, height, new SetupScreen());

    [Theory, EachPanel]
    public void Setting_the_clock_says_so(int width, int height) =>
        Golden.Check("clock", width, height, new ClockScreen());

    [Theory, EachPanel]
    public void A_date_that_is_not_believed_is_shown(int width, int height) =>
        Golden.Check("clock-wrong", width, height, new ClockScreen { Reason = "Wrong date 2019-03-01" });

    [Theory, EachPanel]
    public void Asking_names_the_host(int width, int height) =>
        Golden.Check("asking", width, height, new AskingScreen { Host = "192.168.4.20:5080" });

    [Theory, EachPanel]
    public void Approved_is_a_tick_and_whose_it_is(int width, int height) =>
        Golden.Check("approved", width, height, new ApprovedScreen { Account = "zoe@example.com" });

    [Theory, EachPanel]
    public void A_server_that_names_no_account_leaves_the_tick(int width, int height) =>
        Golden.Check("approved-unnamed", width, height, new ApprovedScreen());

    [Theory, EachPanel]
    public void Denied_says_how_to_ask_again(int width, int height) =>
        Golden.Check("denied", width, height, new DeniedScreen());

    [Theory, EachPanel]
    public void Expired_waits_for_a_press(int width, int height) =>
        Golden.Check("expired", width, height, new ExpiredScreen());

    [Theory, EachPanel]
    public void Expired_renews_by_itself(int width, int height) =>
        Golden.Check("expired-renews", width, height, new ExpiredScreen { Renews = true });

    [Theory, EachPanel]
    public void A_removed_device_says_who_did_it(int width, int height) =>
        Golden.Check("removed", width, height, new RemovedScreen());

    [Theory, EachPanel]
    public void An_error_has_a_code_a_cause_and_advice(int width, int height) =>
        Golden.Check("error", width, height, new ErrorScreen
        {
            ErrorCode = "TLS-2",
            Cause = "The server's certificate is for another name",
            Advice = "Check the address in the settings",
            RetrySeconds = 12,
        });

    [Theory, EachPanel]
    public void A_held_button_warns_and_can_be_released(int width, int height) =>
        Golden.Check("reset", width, height, new ResetScreen { HeldMilliseconds = 6500 });

    [Theory, EachPanel]
    public void While_it_is_held_only_the_bar_is_painted_again(int width, int height)
    {
        Canvas canvas = new(width, height);
        Painter painter = new();
        foreach (int held in new[] { 1000, 1200, 6500, 9800, 2000, 10000, 1000 })
        {
            ResetScreen screen = new() { HeldMilliseconds = held };
            painter.Paint(canvas, screen);
            Assert.Equal(Picture.Of(Golden.Drawn(width, height, screen)), Picture.Of(canvas));
            Assert.Equal(held is 1200 or 6500 or 9800 or 2000 ? 16 : 0, canvas.ChangedFrom);
        }
    }

    [Theory, EachPanel]
    public void After_ten_seconds_it_is_done(int width, int height) =>
        Golden.Check("reset-done", width, height, new ResetScreen { HeldMilliseconds = 10000 });

    [Theory]
    [InlineData("ssd1306-128x64", 128, 64)]
    [InlineData("ssd1306-128x32", 128, 32)]
    [InlineData("ssd1306-72x40", 72, 40)]
    [InlineData("sh1106-128x64", 128, 64)]
    public void The_test_pattern_names_the_panel_and_lines_its_edges(string panel, int width, int height) =>
        Golden.Check(panel.StartsWith("sh1106", StringComparison.Ordinal) ? "test-pattern-sh1106" : "test-pattern", width, height,
            new TestPatternScreen { Panel = panel });
}
