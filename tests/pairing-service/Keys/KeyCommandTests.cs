using System.Text.RegularExpressions;
using Pairing.Service.Keys;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Keys;

/// <summary>`keys list|rotate` as an operator runs it, while the service runs.</summary>
public sealed class KeyCommandTests
{
    [Theory]
    [InlineData(On.Sqlite)]
    [InlineData(On.PostgreSql)]
    public async Task A_running_service_publishes_a_key_from_the_command_within_seconds(On engine)
    {
        await using var service = await RunningService.StartNewAsync(engine);
        Assert.Matches("^1: [^,]+, signing since [^,]+$", await DoneAsync(service, "list"));

        string said = await DoneAsync(service, "rotate");
        Assert.Matches(@"^Published key 2 \([^)]+\)\. It signs from .+ UTC\.$", said);
        Assert.Matches(
            @"^Key 2 \([^)]+\) is already published and signs from .+ UTC\. No other key was created\.$",
            await DoneAsync(service, "rotate"));
        Assert.Matches(
            "^1: [^,]+, signing since [^,]+\n2: [^,]+, published, signs from [^,]+$", await DoneAsync(service, "list"));

        service.Clock.Advance(SigningKeys.ReadAgainAfter.TotalSeconds);
        string id = Regex.Match(
            said, @"\((?<id>[^)]+)\)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["id"].Value;
        Assert.Contains(id, await service.Http.GetStringAsync(Protocol.WellKnown.Jwks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_creates_the_first_key_before_the_service_ever_ran()
    {
        string folder = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}");
        try
        {
            var (code, said, _) = await OperatorConsole.RunAsync(["keys", "rotate", $"--Pairing:DataFolder={folder}"]);
            Assert.Equal(0, code);
            Assert.StartsWith("Published key 1 (", said, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_wrong_argument_gives_an_exit_code()
    {
        var (code, _, complaint) = await OperatorConsole.RunAsync(["keys", "forget"]);
        Assert.Equal(2, code);
        Assert.NotEmpty(complaint);
    }

    private static async Task<string> DoneAsync(RunningService service, params string[] args)
    {
        var (ended, said, complaint) = await OperatorConsole.RunAsync(["keys", .. args, .. service.Arguments]);
        Assert.Equal((0, ""), (ended, complaint));
        return said.ReplaceLineEndings("\n").TrimEnd();
    }
}
