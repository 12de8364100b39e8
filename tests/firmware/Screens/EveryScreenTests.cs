using System.Reflection;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Pairing.Firmware.Core.Drawing;
using Pairing.Firmware.Core.Screens;
using Pairing.Tests;

namespace Pairing.Firmware.Tests.Screens;

/// <summary>
/// What holds for every type of screen, also for one that is added later: each field is compared and drawn, each has goldens.
/// </summary>
public class EveryScreenTests
{
    private const string Short = "AB12";
    private const string Other = "XY34";
    private const string Long =
        "Alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon";

    public static TheoryData<Type> Types => [.. All];

    private static Type[] All => [.. typeof(Screen).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Screen)))];

    /// <summary>Fields with nothing in them, a little, and a lot: what one hides another shows.</summary>
    private static IEnumerable<(string Text, int Number, bool IsOn)> Contents =>
        from text in new[] { "", Short, Long }
        from number in new[] { 0, 400 }
        from isOn in new[] { false, true }
        select (text, number, isOn);

    [Fact]
    public void There_are_as_many_as_the_file_list_shows() => Assert.Equal(
        Directory.GetFiles(Repository.At("firmware/Core/Screens"), "*Screen.cs").Select(Path.GetFileNameWithoutExtension)
            .Where(name => name != nameof(Screen)).Order(),
        All.Select(type => type.Name).Order());

    [Theory, MemberData(nameof(Types))]
    public void Two_that_are_filled_alike_are_the_same(Type type) => Assert.All(Contents, content =>
    {
        Screen one = Filled(type, content);
        Screen other = Filled(type, content);
        Assert.True(one.IsSameAs(other));
        Assert.All(EachPanelAttribute.Sizes, size => Assert.Equal(Picture(one, size), Picture(other, size)));
    });

    [Theory, MemberData(nameof(Types))]
    public void Two_of_different_types_are_never_the_same(Type type) => Assert.All(
        All.Where(other => other != type),
        other => Assert.False(Filled(type, (Short, 1, true)).IsSameAs(Filled(other, (Short, 1, true)))));

    [Theory, MemberData(nameof(Types))]
    public void Each_field_is_compared(Type type) => Assert.All(Fields(type), field => Assert.All(Contents, content =>
    {
        Screen before = Filled(type, content);
        Screen after = Filled(type, content);
        Change(after, field);
        Assert.False(before.IsSameAs(after));
        Assert.False(after.IsSameAs(before));
    }));

    [Theory, MemberData(nameof(Types))]
    public void Each_field_can_be_seen(Type type) => Assert.All(Fields(type), field => Assert.Contains(Contents, content =>
    {
        Screen before = Filled(type, content);
        Screen after = Filled(type, content);
        Change(after, field);
        return before.Brightness != after.Brightness
            || EachPanelAttribute.Sizes.Any(size => !Picture(before, size).SequenceEqual(Picture(after, size)));
    }));

    [Theory, MemberData(nameof(Types))]
    public void Each_draws_something_on_every_panel(Type type) => Assert.All(Contents, content =>
        Assert.All(EachPanelAttribute.Sizes, size =>
            Assert.Contains(Picture(Filled(type, content), size), column => column != 0)));

    /// <summary>So that nothing is kept where these tests do not look.</summary>
    [Theory, MemberData(nameof(Types))]
    public void All_that_it_holds_is_in_public_fields_of_simple_types(Type type) => Assert.All(
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic),
        field => Assert.True(
            field.IsPublic && (field.FieldType == typeof(string) || field.FieldType.IsPrimitive || field.FieldType.IsEnum),
            field.Name));

    [Theory, MemberData(nameof(Types))]
    public void Each_has_a_golden_picture_for_every_panel(Type type)
    {
        string words = Regex.Replace(type.Name[..^nameof(Screen).Length], "(?<=.)[A-Z]", letter => "-" + letter.Value);
        string name = words.ToLowerInvariant();
        Assert.All(EachPanelAttribute.Sizes, size =>
            Assert.True(Golden.Exists($"{size.Width}x{size.Height}/{name}"), $"no golden/{size.Width}x{size.Height}/{name}.txt"));
    }

    /// <summary>Servers and networks say what they like, at any length; a screen that throws would stop the board.</summary>
    [Fact]
    public void Whatever_a_screen_holds_it_can_be_drawn_on_every_panel()
    {
        Gen<string> text = Gen.OneOf(
            Gen.Elements(
                "",
                "WDJB-MJHT",
                "a-very-long-code-of-another-server-0123456789",
                "192.168.4.20:5080/d",
                "\u00DF\uD83D\uDE00\0"),
            Gen.Elements("aZ0-./: \u00E9\u4F60\n".ToCharArray()).ArrayOf().Select(letters => new string(letters)));
        Gen<int> number = Gen.OneOf(Gen.Choose(-5, 700), Gen.Elements(int.MinValue, int.MaxValue, 10000));
        Gen<Screen> screen =
            from type in Gen.Elements(All)
            from texts in text.ArrayOf(12)
            from numbers in number.ArrayOf(12)
            from isOn in Gen.Elements(true, false).ArrayOf(12)
            select Filled(type, texts, numbers, isOn);
        Prop.ForAll(screen.ToArbitrary(), any =>
        {
            foreach ((int width, int height) in EachPanelAttribute.Sizes)
            {
                Canvas once = new(width, height);
                Canvas again = new(width, height);
                Painter painter = new();
                Golden.Paint(painter, once, any);
                Golden.Paint(painter, again, any);
                Assert.Equal(once.Bytes, again.Bytes);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static FieldInfo[] Fields(Type type) => type.GetFields(BindingFlags.Instance | BindingFlags.Public);

    private static byte[] Picture(Screen screen, (int Width, int Height) size) =>
        Golden.Drawn(size.Width, size.Height, screen).Bytes;

    private static Screen Filled(Type type, (string Text, int Number, bool IsOn) content) => Filled(
        type,
        [.. Enumerable.Repeat(content.Text, 20)],
        [.. Enumerable.Repeat(content.Number, 20)],
        [.. Enumerable.Repeat(content.IsOn, 20)]);

    private static Screen Filled(Type type, string[] texts, int[] numbers, bool[] areOn)
    {
        Screen screen = (Screen)Activator.CreateInstance(type)!;
        FieldInfo[] fields = Fields(type);
        for (int i = 0; i < fields.Length; i++)
        {
            int at = i % texts.Length;
            bool isDrift = fields[i].Name.StartsWith("Drift", StringComparison.Ordinal); // 0 to 8, by its description
            fields[i].SetValue(screen, fields[i].FieldType switch
            {
                { IsEnum: true } => Enum.GetValues(fields[i].FieldType).GetValue(0),
                Type one when one == typeof(string) => texts[at],
                Type one when one == typeof(int) => isDrift ? (int)((uint)numbers[at] % 9) : numbers[at],
                _ => areOn[at],
            });
        }

        return screen;
    }

    private static void Change(Screen screen, FieldInfo field) => field.SetValue(screen, field.GetValue(screen) switch
    {
        string text => text.Length == 0 ? Short : text.Length == Short.Length ? Other : "Zulu " + text,
        int number => number < 9 ? (number + 3) % 9 : number * 10,
        bool isOn => !isOn,
        { } other => Enum.GetValues(field.FieldType).Cast<object>().First(value => !value.Equals(other)),
        null => throw new InvalidOperationException(field.Name),
    });
}
