using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Tests.Drawing;
using Pairing.Firmware.Tests.Screens;

namespace Pairing.Firmware.Tests.Life;

/// <summary>A foreign server's address, however long: all of it comes to be seen, and the QR code holds what it can.</summary>
public class LongAddressTests
{
    private const string Long = "https://login.example.org/realms/home-automation/device/where/codes/are/typed/with/care";

    private readonly World _world = new();

    public static TheoryData<int, int, int> Addresses
    {
        get
        {
            TheoryData<int, int, int> data = [];
            foreach ((int width, int height) in EachPanelAttribute.Sizes)
            {
                foreach (int length in new[] { 13, 22, 43, 49, 64, 100, 148, 300, 1000 })
                {
                    data.Add(width, height, length);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Addresses))]
    public void Each_letter_of_the_address_is_seen_in_one_round(int width, int height, int length)
    {
        string path = string.Concat(Enumerable.Range(0, length).Select(i => i % 17 == 9 ? '/' : 'b'));
        string address = ("a.example/" + path)[..length];
        Ask(width, height, "https://" + address);
        string seen = "";
        foreach (CodeScreen face in Round())
        {
            seen = Follow(Golden.Drawn(width, height, face), address, seen);
        }

        Assert.Equal(address, seen);
    }

    [Theory]
    [InlineData(128, 64, 3)] // the code, the plain address in the QR code, the address
    [InlineData(128, 32, 2)]
    [InlineData(72, 40, 3)]
    public void Each_face_comes_by_itself_and_a_press_brings_the_next(int width, int height, int faces)
    {
        Ask(width, height, "https://login.example.org/realms/home/device/codes");
        Assert.Equal(faces, Round().Count);
        Assert.Equal((false, 0), Face());
        for (int press = 1; press <= faces; press++)
        {
            (bool, int) before = Face();
            _world.Press();
            Assert.NotEqual(before, Face());
        }

        Assert.Equal((false, 0), Face());
    }

    [Fact]
    public void The_QR_code_takes_the_complete_address_with_its_scheme_in_small_letters()
    {
        Ask(128, 64, "HTTPS://A.example/Device", "HTTPS://A.example/Device?c=WDJBMJHT");
        CodeScreen screen = _world.Code;
        Assert.Equal(("https://A.example/Device?c=WDJBMJHT", false), (screen.QrText, screen.IsPlain));
    }

    [Fact]
    public void Where_that_is_too_long_it_takes_the_plain_one_and_says_that_the_code_is_typed()
    {
        Ask(128, 64, "https://a.example/device", Long + "?user_code=WDJBMJHT");
        Assert.Equal(("https://a.example/device", true), (_world.Code.QrText, _world.Code.IsPlain));
        _world.Press();
        Assert.Equal("then type:", Printed(Golden.Drawn(128, 64, _world.Code), "then type:"));
    }

    [Theory]
    [InlineData(128, 64, "No QR: open")]
    [InlineData(128, 32, "Open")] // there is no room for any
    [InlineData(72, 40, "Open 1 of 2")]
    public void Where_both_are_too_long_the_address_says_so(int width, int height, string title)
    {
        Ask(width, height, Long, Long + "?user_code=WDJBMJHT");
        Assert.Equal("", _world.Code.QrText);
        _world.Press();
        Assert.Equal((false, 1), Face());
        Assert.Equal(title, Printed(Golden.Drawn(width, height, _world.Code), title));
    }

    private void Ask(int width, int height, string plain, string complete = "")
    {
        (_world.Hardware.PanelWidth, _world.Hardware.PanelHeight) = (width, height);
        _world.Server.DeviceAuthorization = () => Server.Json(200, $$"""
            {"device_code":"dc","user_code":"WDJB-MJHT","verification_uri":"{{plain}}",
            "verification_uri_complete":"{{complete}}","expires_in":6000}
            """);
        _world.RunTo<CodeScreen>();
    }

    private (bool, int) Face() => (_world.Code.ShowsQr, _world.Code.Part);

    /// <summary>The faces as they come by themselves, each once.</summary>
    private List<CodeScreen> Round()
    {
        List<CodeScreen> faces = [];
        do
        {
            CodeScreen face = _world.Code;
            faces.Add(new CodeScreen
            {
                Address = face.Address,
                UserCode = face.UserCode,
                QrText = face.QrText,
                IsPlain = face.IsPlain,
                ShowsQr = face.ShowsQr,
                Part = face.Part,
            });
            _world.Run(10);
        }
        while (Face() != (false, 0));
        return faces;
    }

    /// <summary>What was seen before, and what the lines of this picture add to it.</summary>
    private static string Follow(Canvas canvas, string address, string seen)
    {
        for (int y = 0; y + SmallFont.Height <= canvas.Height; y++)
        {
            int longest = Math.Min(canvas.Width / SmallFont.Width, address.Length - seen.Length);
            int length = Enumerable.Range(0, longest).Select(i => longest - i)
                .FirstOrDefault(count => StandsAt(canvas, y, address.Substring(seen.Length, count)));
            seen += address.Substring(seen.Length, length);
        }

        return seen;
    }

    private static string Printed(Canvas canvas, string text)
    {
        bool stands = Enumerable.Range(0, canvas.Height - SmallFont.Height + 1).Any(y => Enumerable.Range(0, canvas.Width)
            .Any(x => Stands(canvas, x, y, text)));
        return stands ? text : "";
    }

    private static bool StandsAt(Canvas canvas, int y, string text) =>
        Stands(canvas, (canvas.Width - SmallFont.Measure(text)) / 2, y, text);

    /// <summary>With nothing beside it.</summary>
    private static bool Stands(Canvas canvas, int left, int top, string text)
    {
        Canvas drawn = new(canvas.Width, canvas.Height);
        SmallFont.Draw(drawn, left, top, text);
        int right = Math.Min(left + (text.Length * SmallFont.Width), canvas.Width);
        int first = Math.Max(left - 1, 0);
        return Enumerable.Range(top, SmallFont.Height).All(y =>
            Enumerable.Range(first, right - first).All(x => drawn.Get(x, y) == canvas.Get(x, y)));
    }
}
