using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Grants;

namespace Pairing.Service.Tests.Docs;

/// <summary>Runs docs/api.md and pairing-service.http from top to bottom, and checks what they say.</summary>
public sealed partial class ApiGuideTests : IAsyncLifetime
{
    private const string Secret = "a secret of some length and more letters";
    private const string ContentType = "Content-Type: ";

    // the last value of each member, under its name in capitals
    private readonly Dictionary<string, string> _said = new(StringComparer.Ordinal);
    private RunningService _service = null!;
    private Account _ada = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartNewAsync(
            "Pairing:Clients:house:Name=A house", $"Pairing:Clients:house:Secret={Secret}");
        _said["SECRET"] = Secret;
        _said["HOUSE"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("house:" + Secret));
        _ada = await _service.AddAccountAsync();
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Each_command_in_the_guide_gives_the_response_that_it_shows()
    {
        string guide = await File.ReadAllTextAsync(Repository("docs", "api.md"));
        int steps = 0;
        foreach (string part in guide.Split("\n## "))
        {
            if (part.StartsWith("3 A person approves", StringComparison.Ordinal))
            {
                await ApproveAsync();
            }

            foreach (var step in Steps().Matches(part).Cast<Match>())
            {
                var answer = await RunAsync(step.Groups["command"].Value);
                AssertShows(JsonNode.Parse(step.Groups["answer"].Value)!.AsObject(), answer);
                steps++;
            }
        }

        Assert.Equal(guide.Split("curl -s").Length - 1, steps);
    }

    [Fact]
    public async Task Each_request_of_the_http_file_does_what_its_title_says()
    {
        string[] parts = (await File.ReadAllTextAsync(Repository("pairing-service", "pairing-service.http"))).Split("\n### ");
        foreach (string part in parts[1..])
        {
            if (part.StartsWith("4 ", StringComparison.Ordinal))
            {
                await ApproveAsync();
            }

            var answer = await SendAsync(part);
            Assert.True(answer["error"] is null ^ part.StartsWith("2 ", StringComparison.Ordinal), part + answer);
        }
    }

    [Fact]
    public async Task The_service_includes_the_guide()
    {
        var guide = await Answer.OfAsync(await _service.Http.GetAsync("/docs/api.md"));
        Assert.Equal(await File.ReadAllTextAsync(Repository("docs", "api.md")), guide.Body);
        Assert.Contains(
            "api.md", (await Answer.OfAsync(await _service.Http.GetAsync("/openapi/v1.json"))).Body, StringComparison.Ordinal);
    }

    private static void AssertShows(JsonObject shown, JsonObject answer)
    {
        foreach (var (name, value) in shown)
        {
            Assert.True(answer.ContainsKey(name), $"{name} is not in {answer}");
            if (name is Wire.Text or Wire.Error or Wire.ExpiresIn or Wire.Interval or Wire.Scope
                or Wire.Account or "name" or Wire.TokenType)
            {
                Assert.Equal(value!.ToJsonString(), answer[name]!.ToJsonString());
            }
        }
    }

    private async Task<JsonObject> RunAsync(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardOutput = true };
        start.Environment["PAIRING"] = _service.Address;
        foreach (var (name, value) in _said)
        {
            start.Environment[name] = value;
        }

        using var bash = Process.Start(start)!;
        string output = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        Assert.True(bash.ExitCode == 0 && output.Length > 0, command);
        return Remember(output);
    }

    private async Task<JsonObject> SendAsync(string part)
    {
        _said["SERVICE"] = _service.Address;
        string text = Variables().Replace(part.Trim(), name => _said[name.Groups["name"].Value.ToUpperInvariant()]);
        string[] sections = text.Split("\n\n");
        string[] head = sections[0].Split('\n');
        string[] line = head[1].Split(' ');
        using var request = new HttpRequestMessage(new HttpMethod(line[0]), line[1]);
        foreach (string header in head[2..].Where(header => !header.StartsWith(ContentType, StringComparison.Ordinal)))
        {
            request.Headers.TryAddWithoutValidation(header.Split(": ")[0], header.Split(": ")[1]);
        }

        string mediaType =
            head.SingleOrDefault(header => header.StartsWith(ContentType, StringComparison.Ordinal))?[ContentType.Length..] ?? "";
        request.Content = mediaType.Length > 0 ? new StringContent(sections[1], Encoding.UTF8, mediaType) : null;
        return Remember((await Answer.OfAsync(await _service.Http.SendAsync(request))).Body);
    }

    private JsonObject Remember(string json)
    {
        var answer = JsonNode.Parse(json)!.AsObject();
        foreach (var (name, value) in answer.Where(member => member.Value is JsonValue))
        {
            _said[name.ToUpperInvariant()] = value!.ToString();
        }

        return answer;
    }

    private async Task ApproveAsync()
    {
        var grant = await _service.GrantOfAsync(_said["USER_CODE"]);
        Assert.True(await _service.Get<IGrants>().ApproveAsync(grant.Id, _ada.Id, _service.Clock.GetUtcNow(), default));
    }

    private static string Repository(string folder, string file, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", folder, file));

    [GeneratedRegex(
        "```sh\n(?<command>curl.*?)```\\s+```json\n(?<answer>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Steps();

    [GeneratedRegex("{{(?<name>[a-z_]+)}}", RegexOptions.ExplicitCapture)]
    private static partial Regex Variables();
}
