using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Grants;
using Pairing.Service.Keys;
using Pairing.Service.Storage;
using Pairing.Service.Tests.Databases;
using Pairing.Tests;
using Xunit.Abstractions;

namespace Pairing.Service.Tests.Keys;

/// <summary>kill -9 of the command at any time, and of the service in each state of a key.</summary>
public abstract class RotationCutTests(On engine, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Cuts = 8;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}");
    private TestDatabase _database = null!;
    private ServiceProcess? _service;
    private string _refresh = "";
    private string _idle = ""; // a device code that stays pending

    private string[] Settings =>
        [.. _database.Settings, "Pairing:PublicUrl=http://pair.example", "Pairing:Keys:Caching=1", "Pairing:Keys:Margin=5",
        "Pairing:Limits:TokenRequests=1000000", "Pairing:UserCode:Lifetime=3600"];

    private string[] Arguments => [$"--Pairing:DataFolder={_folder}", .. Settings.Select(setting => "--" + setting)];

    public async Task InitializeAsync() => _database = await TestDatabase.MakeAsync(engine);

    public async Task DisposeAsync()
    {
        _service?.Dispose();
        await _database.DisposeAsync();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task Kill_9_anywhere_in_a_rotation_leaves_a_service_that_works()
    {
        await PairAsync();
        string first = await RefreshAsync();

        // The command: killed after increasing parts of its duration, until it finishes first
        long start = Stopwatch.GetTimestamp();
        Assert.Equal(0, (await ServiceProcess.RunToEndAsync(["keys", "list", .. Arguments])).ExitCode);
        var whole = Stopwatch.GetElapsedTime(start);
        int before = await CountKeysAsync();
        int made = 0;
        int cut = 0;
        while (cut++ < Cuts || made == 0)
        {
            await ServiceProcess.RunAndKillAsync(whole * 1.5 * cut / Cuts, ["keys", "rotate", .. Arguments]);
            await AssertWorksAsync(first);
            int keys = await CountKeysAsync();
            Assert.InRange(keys, before, before + 1);
            made += keys - before;
            before = keys;
        }

        output.WriteLine($"{made} of {cut - 1} commands had made a key when they were killed");

        // The service: killed with a key that is announced, and with one that has just signed
        string said = await RotateAsync();
        while (said.Contains("already", StringComparison.Ordinal))
        {
            await AssertWorksAsync(first);
            await PassASecondAsync();
            said = await RotateAsync();
        }

        await KillAndStartAsync();
        await AssertWorksAsync(first);
        long since = Stopwatch.GetTimestamp();
        string next = await RefreshAsync();
        while (!said.Contains(new JsonWebToken(next).Kid, StringComparison.Ordinal))
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromMinutes(2), "The new key never signs.");
            await PassASecondAsync();
            next = await RefreshAsync();
        }

        await KillAndStartAsync();
        await AssertWorksAsync(first);
        await AssertWorksAsync(next);
        TrustTable.Add($"kill -9 within a rotation of the signing key ({engine})", cut + 1, 0, 0, "RotationCut");
    }

    private async Task AssertWorksAsync(string older)
    {
        string fresh = await RefreshAsync();
        string[] published = await PublishedAsync();
        foreach (string token in new[] { older, fresh })
        {
            Assert.Contains(new JsonWebToken(token).Kid, published);
            using var request = new HttpRequestMessage(HttpMethod.Get, WellKnown.Device);
            request.Headers.Authorization = new AuthenticationHeaderValue(Wire.Bearer, token);
            using var answer = await _service!.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    /// <summary>Reads from the storage as the next process would.</summary>
    private async Task<int> CountKeysAsync()
    {
        await using var offline = Program.Build(Arguments);
        return offline.Services.GetRequiredService<SigningKeys>().Read().All.Count;
    }

    /// <summary>Waits by the service's own clock without load: a long poll.</summary>
    private async Task PassASecondAsync()
    {
        var answer = await PostAsync(WellKnown.Token, "wait=1", (Wire.GrantType, Wire.DeviceCodeGrant), (Wire.DeviceCode, _idle));
        Assert.Equal((Wire.AuthorizationPending, "wait=1"), (answer.Error, answer.Header(Wire.PreferenceApplied)));
    }

    private async Task<string> RotateAsync()
    {
        var (code, said, complaint) = await ServiceProcess.RunToEndAsync(["keys", "rotate", .. Arguments]);
        Assert.Equal((0, ""), (code, complaint));
        return said;
    }

    private async Task<string[]> PublishedAsync()
    {
        var answer = await Answer.OfAsync(await _service!.Http.GetAsync(WellKnown.Jwks));
        return [.. answer.Json.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()!)];
    }

    private async Task<string> RefreshAsync()
    {
        var answer = await PostAsync(WellKnown.Token, (Wire.GrantType, Wire.RefreshTokenGrant), (Wire.RefreshToken, _refresh));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        _refresh = answer[Wire.RefreshToken]!;
        return answer[Wire.AccessToken]!;
    }

    private async Task KillAndStartAsync()
    {
        _service?.Dispose();
        _service = await ServiceProcess.StartAsync(
            _folder, 0, [.. Settings, "Logging:LogLevel:Microsoft.Hosting.Lifetime=Information"]); // prints its address
    }

    /// <summary>Approves in the database, bypassing the service, which then restarts. This test is not about the pages.</summary>
    private async Task PairAsync()
    {
        await KillAndStartAsync();
        var asked = await PostAsync(WellKnown.DeviceAuthorization);
        _idle = (await PostAsync(WellKnown.DeviceAuthorization))[Wire.DeviceCode]!;
        await using (var offline = Program.Build(Arguments))
        {
            await offline.Services.GetRequiredService<Engine>().PrepareAsync(default);
            await using var scope = offline.Services.CreateAsyncScope();
            var account = new Account { UserName = "ada" };
            Assert.True(
                (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(
                    account, Phone.Password)).Succeeded);
            var grants = offline.Services.GetRequiredService<IGrants>();
            Assert.True(await grants.ApproveAsync(
                Codes.GrantOf(asked[Wire.DeviceCode]!)!.Value, account.Id, TimeProvider.System.GetUtcNow(), default));
        }

        await KillAndStartAsync();
        var paired = await PostAsync(
            WellKnown.Token, (Wire.GrantType, Wire.DeviceCodeGrant), (Wire.DeviceCode, asked[Wire.DeviceCode]!));
        Assert.Equal(HttpStatusCode.OK, paired.Status);
        _refresh = paired[Wire.RefreshToken]!;
    }

    private Task<Answer> PostAsync(string path, params (string Name, string Value)[] form) => PostAsync(path, prefer: "", form);

    private async Task<Answer> PostAsync(string path, string prefer, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(
                [new(Wire.ClientId, Defaults.ClientId), .. form.Select(p => KeyValuePair.Create(p.Name, p.Value))]),
        };
        request.Headers.Add(Wire.Prefer, prefer);
        return await Answer.OfAsync(await _service!.Http.SendAsync(request));
    }
}

public sealed class RotationCutOnSqliteTests(ITestOutputHelper output) : RotationCutTests(On.Sqlite, output);

public sealed class RotationCutOnPostgreSqlTests(ITestOutputHelper output) : RotationCutTests(On.PostgreSql, output);
