using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pairing.Boards.Tests.ProjectFile;
using Pairing.Firmware.Boards;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.Settings;
using Pairing.Tests;
using Pairing.Tests.World;

namespace Pairing.Boards.Tests.Guides;

/// <summary>docs/flashing.md, held against what it tells of.</summary>
public class FlashingGuideTests
{
    private static readonly string Guide = Repository.Read("docs/flashing.md");

    [Fact]
    public void Each_error_code_stands_in_the_table_with_the_words_of_the_screen()
    {
        MatchCollection troubles = Regex.Matches(
            string.Join('\n', Repository.FirmwareSources().Select(File.ReadAllText)),
            @"""(?<code>[A-Z]{3}-\d+)(?<cause>[^""|]*)\|[^""|]+\\n""");
        Assert.True(troubles.Count >= 29, "found only " + troubles.Count);
        Assert.All(troubles, trouble =>
        {
            string cause = Regex.Escape(trouble.Groups["cause"].Value.TrimEnd(' ', ','));
            Assert.Matches($@"(?m)^\| {trouble.Groups["code"].Value} \| {cause}.*\| .{{10,}} \|$", Guide);
        });
    }

    [Fact]
    public void The_settings_in_it_are_read_by_the_firmware_without_complaint()
    {
        string[] settings = [.. Examples().Where(IsSettings).Select(example => example.ToJsonString())];
        Assert.True(settings.Length >= 3);
        Assert.All(settings, text =>
        {
            var flash = new RamFlash();
            flash.Put("pairing.json", Encoding.UTF8.GetBytes(text));
            DeviceSettings? read = DeviceSettings.Read(flash, out Trouble? trouble);
            Assert.Null(trouble);
            Assert.NotNull(read);
        });
    }

    [Fact]
    public void Each_member_of_the_settings_is_one_that_the_firmware_knows() => Assert.All(
        Examples().Where(IsSettings),
        example => Assert.All(example, member => Assert.True(
            typeof(SettingsFile).GetField(member.Key) != null || typeof(WiringFile).GetField(member.Key) != null, member.Key)));

    [Theory]
    [InlineData("Key = \"(?<name>[^\"]+)\"")]
    [InlineData("\"(?<name>(?:ssd1306|sh1106)-[0-9x]+)\"")]
    public void Each_board_and_each_panel_is_named(string pattern)
    {
        string sources = string.Join('\n', Directory.GetFiles(Repository.At("firmware/Boards"), "*.cs").Select(File.ReadAllText));
        string[] names = [.. Regex.Matches(sources, pattern).Select(match => match.Groups["name"].Value).Distinct()];
        Assert.True(names.Length >= 4, string.Join(' ', names));
        Assert.All(names, name => Assert.Contains($"`{name}`", Guide, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_deployed_are_files_that_the_firmware_reads()
    {
        JsonObject deployed = Assert.Single(Examples(), example => example.ContainsKey("Files"));
        string sources = string.Join('\n', Repository.FirmwareSources().Select(File.ReadAllText));
        Assert.All(deployed["Files"]!.AsArray(), file =>
        {
            string name = file!["SourceFilePath"]!.GetValue<string>();
            Assert.Equal(@"I:\" + name, file["DestinationFilePath"]!.GetValue<string>());
            Assert.Contains($"\"{name}\"", sources, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_network_is_one_that_the_board_joins_by_itself()
    {
        JsonNode deployed = Assert.Single(Examples(), example => example.ContainsKey("WirelessClient"));
        JsonObject network = deployed["WirelessClient"]!.AsObject();
        Assert.Equal(
            ["Ssid", "Password", "Authentication", "Encryption", "ConfigurationOption"],
            network.Select(member => member.Key));
        Assert.Equal("AutoConnect", network["ConfigurationOption"]!.GetValue<string>());
    }

    [Fact]
    public void The_image_that_it_deploys_is_the_one_that_is_built()
    {
        JsonNode built = MsBuild.Evaluate("firmware/Pairing.Firmware.csproj",
            "-p:Configuration=Release", "-getProperty:TargetDir,TargetName")["Properties"]!;
        string image = Path.Combine(built["TargetDir"]!.GetValue<string>(), built["TargetName"]!.GetValue<string>() + ".bin");
        string fromRoot = Path.GetRelativePath(Repository.Root, image).Replace('\\', '/');
        Assert.Contains($"--image {fromRoot}\n", Guide, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docs/flashing.md")]
    [InlineData("hardware/README.md")]
    public void Each_link_leads_to_a_file(string page)
    {
        string folder = Path.GetDirectoryName(Repository.At(page))!;
        string[] links = [.. Regex.Matches(Repository.Read(page), @"\]\((?<to>[^)#]+)\)")
            .Select(match => match.Groups["to"].Value)
            .Where(to => !to.StartsWith("https://", StringComparison.Ordinal))];
        Assert.NotEmpty(links);
        Assert.All(links, to => Assert.True(Path.Exists(Path.Combine(folder, to)), to));
    }

    private static bool IsSettings(JsonObject example) => example.ContainsKey("server");

    private static List<JsonObject> Examples() => [.. Regex.Matches(Guide, @"(?s)```json\n(?<json>.*?)```")
        .Select(match => JsonNode.Parse(match.Groups["json"].Value)!.AsObject())];
}
