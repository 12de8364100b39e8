extern alias board;
using board::Pairing.Emulator.Board;
using board::Pairing.Emulator.Gallery;
using board::Pairing.Emulator.Panel;
using board::Pairing.Firmware.Boards;
using board::Pairing.Firmware.Core.Drawing;
using board::Pairing.Firmware.Core.Screens;
using Pairing.Emulator.Tests.Board;

namespace Pairing.Emulator.Tests.Boards;

/// <summary>The firmware's adapter on each panel, by its bytes: what the painter drew is what stands on the glass.</summary>
public class PanelTests
{
    public static TheoryData<string> Panels => [.. PanelKind.All.Select(kind => kind.Name)];

    public static TheoryData<string> Kinds => [.. BoardKind.All.Select(kind => kind.Name)];

    [Theory, MemberData(nameof(Panels))]
    public async Task What_is_drawn_stands_on_the_glass_to_the_last_pixel(string name)
    {
        PanelKind kind = Kind(name);
        var canvas = new Canvas(kind.Width, kind.Height);
        var chance = new Random(1);
        chance.NextBytes(canvas.Bytes);
        PanelPicture shown = await ShowAsync(kind, name, panel => panel.Show(canvas, false));
        Assert.Equal(Text(canvas), shown.ToText());
    }

    [Theory, MemberData(nameof(Panels))]
    public async Task Each_screen_is_the_painters_picture_of_it(string name)
    {
        PanelKind kind = Kind(name);
        foreach (Screen screen in Screens())
        {
            var canvas = new Canvas(kind.Width, kind.Height);
            var painter = new Painter();
            painter.Paint(canvas, screen);
            while (screen.QrOn(kind.Width, kind.Height).Length > 0 && screen.IsScanned && !painter.HasQr)
            {
                if (painter.Prepare())
                {
                    painter.Paint(canvas, screen);
                }
            }

            PanelPicture shown = await ShowAsync(kind, name, panel => Glass.ShowWhole(new Display(panel), screen));
            Assert.Equal(Text(canvas), shown.ToText());
        }
    }

    [Theory, MemberData(nameof(Panels))]
    public async Task Before_the_first_picture_it_is_dark(string name) =>
        Assert.True((await ShowAsync(Kind(name), name, _ => { })).IsDark);

    [Theory, MemberData(nameof(Kinds))]
    public async Task On_each_board_the_panel_is_found_on_its_pins(string name)
    {
        BoardKind kind = BoardKind.All.Single(one => one.Name == name);
        Assert.True(await OnBoard.RunAsync(
            () => OledPanel.Find(BoardChoice.All().Single(made => made.Key == name)) != null,
            OnBoard.Plain with { Kind = kind }));
    }

    [Fact]
    public async Task A_panel_that_is_held_in_reset_does_not_answer() => Assert.True(await OnBoard.RunAsync(
        () =>
        {
            var forgotten = BoardChoice.All().Single(made => made.Key == "heltec-v2");
            forgotten.PanelReset = -1;
            return OledPanel.Find(forgotten) == null;
        },
        OnBoard.Plain with { Kind = BoardKind.HeltecV2 }));

    internal static Task<PanelPicture> ShowAsync(PanelKind kind, string setting, Action<IPanel> show) => OnBoard.RunAsync(
        vessel =>
        {
            var described = BoardChoice.All()[0];
            described.Panel = setting;
            show(OledPanel.Find(described)!);
            return vessel.Panel.Picture;
        },
        OnBoard.Plain with { Panel = kind });

    internal static PanelKind Kind(string name) => PanelKind.All.Single(kind => kind.Name == name);

    private static Screen[] Screens() =>
    [
        new StartingScreen { Name = "Kitchen screen", Version = "0.1.0", Board = "ESP32-C3 Super Mini" },
        new CodeScreen { Address = "192.168.4.20:5080/d", UserCode = "WDJB-MJHT", SecondsLeft = 581, LifetimeSeconds = 600 },
        new CodeScreen
        {
            Address = "192.168.4.20:5080/d",
            UserCode = "WDJB-MJHT",
            QrText = "http://192.168.4.20:5080/D/WDJBMJHT",
            ShowsQr = true,
        },
        new ApprovedScreen { Account = "zoe@example.com" },
        new HomeScreen { Name = "Kitchen", Status = "Connected", DriftX = 8, DriftY = 8 },
    ];

    private static string Text(Canvas canvas)
    {
        bool[] lit =
            [.. from y in Enumerable.Range(0, canvas.Height) from x in Enumerable.Range(0, canvas.Width) select canvas.Get(x, y)];
        return new PanelPicture(canvas.Width, canvas.Height, lit, 0).ToText();
    }
}
