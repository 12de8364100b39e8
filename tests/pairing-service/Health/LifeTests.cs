using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Health;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Health;

/// <summary>The health of a process from its start to its end, and what happens to long polls at the end.</summary>
public sealed class LifeTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_link_for_the_first_account_works_from_the_moment_it_is_printed()
    {
        await using var app = Program.Build(["--urls=http://127.0.0.1:0", $"--Pairing:DataFolder={_folder}"]);
        var ready = new List<bool>();
        await OperatorConsole.WatchAsync(
            text =>
            {
                if (text.Contains(FirstAccount.Path, StringComparison.Ordinal))
                {
                    ready.Add(app.Services.GetRequiredService<Readiness>().IsReady);
                }
            },
            () => Program.StartAsync(app));
        await app.StopAsync();
        Assert.Equal([true], ready);
    }

    [Fact]
    public async Task It_says_starting_then_ready_then_no_database()
    {
        using var server = await PostgresServer.StartAsync();
        await using var database = await TestDatabase.MakeAsync(server);
        await server.CrashAsync();
        var listens = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var starting = ServiceProcess.StartAsync(
            _folder,
            0,
            line =>
            {
                if (ServiceProcess.Listening().Match(line) is { Success: true } found)
                {
                    listens.TrySetResult(found.Value);
                }
            },
            [.. database.Settings, "Logging:LogLevel:Microsoft.Hosting.Lifetime=Information"]);
        using var http = new HttpClient { BaseAddress = new Uri(await listens.Task.WaitAsync(TimeSpan.FromMinutes(2))) };

        await AssertHealthAsync(http, "live", HttpStatusCode.OK, "live");
        await AssertHealthAsync(http, "ready", HttpStatusCode.ServiceUnavailable, "starting");
        using var form = new FormUrlEncodedContent([new(Wire.ClientId, Defaults.ClientId)]);
        var device = await Answer.OfAsync(await http.PostAsync(WellKnown.DeviceAuthorization, form));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "temporarily_unavailable", "5"), (
            device.Status, device.Error, device.Header("Retry-After")));
        var person = await Answer.OfAsync(await http.GetAsync("/d"));
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, "The service is starting. Try again in a moment."), (person.Status, person.Body));

        await server.StartAgainAsync();
        using var service = await starting.WaitAsync(TimeSpan.FromMinutes(2));
        await AssertHealthAsync(http, "ready", HttpStatusCode.OK, "ready");

        await server.CrashAsync();
        await AssertHealthAsync(http, "ready", HttpStatusCode.ServiceUnavailable, "no database");
        await AssertHealthAsync(http, "live", HttpStatusCode.OK, "live");
        await server.StartAgainAsync(); // so that its database can be deleted
    }

    [Fact]
    public async Task On_a_stop_signal_it_ends_long_polls_at_once_and_says_draining_while_it_still_listens()
    {
        using var service = await ServiceProcess.StartAsync(_folder, 0, "Pairing:Shutdown:Delay=300");
        var held = await HoldAsync(service);
        service.Terminate();

        await AssertReleasedAsync(held);
        await AssertHealthAsync(service.Http, "ready", HttpStatusCode.ServiceUnavailable, "draining");
        await AssertHealthAsync(service.Http, "live", HttpStatusCode.OK, "live");
    }

    [Fact]
    public async Task On_a_stop_signal_it_finishes_its_requests_and_exits_with_success()
    {
        using var service = await ServiceProcess.StartAsync(_folder, 0);
        var held = await HoldAsync(service);
        service.Terminate();

        await AssertReleasedAsync(held);
        Assert.Equal(0, await service.EndAsync());
    }

    [Fact]
    public async Task On_a_stop_signal_while_it_waits_for_its_database_it_stops()
    {
        using var server = await PostgresServer.StartAsync();
        await using var database = await TestDatabase.MakeAsync(server);
        await server.CrashAsync();
        string[] settings = [.. database.Settings.Select(setting => "--" + setting), "--urls=http://127.0.0.1:0"];
        using var process = ServiceProcess.Run(settings);
        while (await process.StandardOutput.ReadLineAsync() is { } line
            && !line.Contains("Trying again every second", StringComparison.Ordinal))
        {
        }

        ServiceProcess.Terminate(process);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(0, process.ExitCode);
        await server.StartAgainAsync();
    }

    /// <summary>A long poll of 25 s. A second poll of the same code replaces it, which proves that it is held.</summary>
    private static async Task<Task<Answer>> HoldAsync(ServiceProcess service)
    {
        string code = (await PostAsync(service, WellKnown.DeviceAuthorization, prefer: null))[Wire.DeviceCode]!;
        var first = PostAsync(
            service, WellKnown.Token, "wait=25", (Wire.GrantType, Wire.DeviceCodeGrant), (Wire.DeviceCode, code));
        var second = PostAsync(
            service, WellKnown.Token, "wait=25", (Wire.GrantType, Wire.DeviceCodeGrant), (Wire.DeviceCode, code));
        var displaced = await Task.WhenAny(first, second);
        return displaced == first ? second : first;
    }

    private static async Task AssertReleasedAsync(Task<Answer> held)
    {
        var answer = await held.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(Wire.AuthorizationPending, answer.Error);
        Assert.Null(answer.Header(Wire.PreferenceApplied)); // cut short: the 25 s had not passed
    }

    private static async Task AssertHealthAsync(HttpClient http, string path, HttpStatusCode status, string said)
    {
        var answer = await Answer.OfAsync(await http.GetAsync("/health/" + path));
        Assert.Equal((status, said), (answer.Status, answer["status"]));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
    }

    private static async Task<Answer> PostAsync(
        ServiceProcess service, string path, string? prefer, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(
                [new(Wire.ClientId, Defaults.ClientId), .. form.Select(p => KeyValuePair.Create(p.Name, p.Value))]),
        };
        if (prefer is not null)
        {
            request.Headers.Add(Wire.Prefer, prefer);
        }

        return await Answer.OfAsync(await service.Http.SendAsync(request));
    }
}
