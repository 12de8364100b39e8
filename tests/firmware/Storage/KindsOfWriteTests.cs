using System.Text;
using System.Text.RegularExpressions;
using Pairing.Firmware.Core.Alive;
using Pairing.Firmware.Core.Settings;
using Pairing.Firmware.Core.Setup;
using Pairing.Firmware.Core.Storage;
using Pairing.Firmware.Tests.Life;
using Pairing.Tests;

namespace Pairing.Firmware.Tests.Storage;

/// <summary>
/// Everything that the firmware writes to the flash, by the name of its record, each cut at every byte and operation. The Wi-Fi's
/// configuration is not among it: the chip's own code keeps that.
/// </summary>
public partial class KindsOfWriteTests
{
    private const string OldSettings = """{"server":"https://old"}""";
    private const string NewSettings = """{"server":"https://new.example.com"}""";

    private static readonly Dictionary<string, Kind> Kinds = new()
    {
        ["tokens"] = Record("tokens"),
        ["code"] = Record("code"),
        ["words"] = Record("words"),
        ["networks"] = Record("networks"),
        ["date"] = Record("date"),
        ["roots"] = Record("roots"),
        ["ca"] = new(
            flash => flash.Write("ca.pem", Encoding.UTF8.GetBytes("the old one")),
            flash => SettingsStore.WriteCertificate(flash, "another"),
            flash =>
            {
                Assert.True(SettingsStore.Finish(flash));
                return Encoding.UTF8.GetString(flash.Read("ca.pem")!);
            }),
        ["setup"] = new(flash => SetupNote.Open(flash, "why", "1 2"), SetupNote.Close, flash =>
        {
            SetupNote note = SetupNote.Read(flash);
            return note.IsClosed + note.Reason;
        }),
        ["starts"] = new(flash => Array.ForEach([1, 2, 3, 4], _ => Start(flash)), flash => Start(flash), Restarts),
        ["pairing"] = new(
            flash => flash.Write("pairing.json", Encoding.UTF8.GetBytes(OldSettings)),
            flash => SettingsStore.Write(flash, NewSettings),
            flash =>
            {
                Assert.True(SettingsStore.Finish(flash)); // as every start does
                return Encoding.UTF8.GetString(flash.Read("pairing.json")!);
            }),
    };

    public static TheoryData<string, bool, bool> All()
    {
        TheoryData<string, bool, bool> all = [];
        foreach (string kind in Kinds.Keys)
        {
            Array.ForEach([(false, false), (false, true), (true, false), (true, true)], at => all.Add(kind, at.Item1, at.Item2));
        }

        return all;
    }

    [Theory, MemberData(nameof(All))]
    public void Cut_anywhere_it_leaves_what_was_before_or_the_new(string name, bool leavesOld, bool wasWrittenTwice)
    {
        Kind kind = Kinds[name];
        RamFlash before = new();
        kind.Before(before);
        if (wasWrittenTwice && name != "starts") // which counts
        {
            kind.Before(before);
        }

        string old = kind.Read(before.Copy());
        string? @new = null;
        HashSet<string> seen = [];
        for (int steps = 0; @new == null; steps++)
        {
            RamFlash flash = before.Copy();
            flash.StepsLeft = steps;
            flash.CutLeaves = leavesOld ? CutLeaves.TheOld : CutLeaves.APart;
            bool isDone = IsWhole(() => kind.Write(flash));
            flash.StepsLeft = null;
            string after = kind.Read(flash);
            seen.Add(after);
            @new = isDone ? after : null;
        }

        Assert.NotEqual(old, @new);
        Assert.Equal([old, @new], seen.OrderBy(state => state != old));
    }

    [Fact]
    public void There_are_no_others()
    {
        SortedSet<string> records = [];
        foreach (string file in Repository.FirmwareSources())
        {
            string source = File.ReadAllText(file);
            foreach (Match made in MadeSlots().Matches(source))
            {
                string name = made.Groups["name"].Value;
                records.Add(name.StartsWith('"')
                    ? name.Trim('"')
                    : Regex.Match(source, $"const string {name} = \"([^\"]+)\"").Groups[1].Value);
            }

            Assert.True(!Writes().IsMatch(source) || Path.GetFileName(file) is "Slots.cs" or "SettingsStore.cs",
                file + " writes past the slots");
            Assert.True(
                !WritesFiles().IsMatch(source) || Path.GetFileName(file) is "LittleFs.cs", file + " writes past the flash");
        }

        Assert.Equal(Kinds.Keys.Order(StringComparer.Ordinal), records);
    }

    private static Kind Record(string name) => new(
        flash => new Slots(flash, name).Write([1, 2, 3, 4, 5]),
        flash => new Slots(flash, name).Write([6, 7, 8, 9, 10, 11]),
        flash => Convert.ToHexString(new Slots(flash, name).Read() ?? []));

    private static void Start(IFlash flash) => _ = new EarlyRestarts(flash, new World(settings: null));

    /// <summary>How many starts further until the safe one.</summary>
    private static string Restarts(IFlash flash)
    {
        int starts = 0;
        while (!new EarlyRestarts(flash, new World(settings: null)).AreTooMany)
        {
            starts++;
        }

        return starts.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool IsWhole(Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (PowerCut)
        {
            return false;
        }
    }

    private sealed record Kind(Action<IFlash> Before, Action<IFlash> Write, Func<IFlash, string> Read);

    [GeneratedRegex("""new Slots\(\w+, (?<name>"\w+"|\w+)\)""")]
    private static partial Regex MadeSlots();

    [GeneratedRegex(@"\b_?[fF]lash\.Write\(")]
    private static partial Regex Writes();

    [GeneratedRegex(@"new FileStream\(|\bFile\.(Write|Create|Move|Copy|Append|Open)")]
    private static partial Regex WritesFiles();
}
