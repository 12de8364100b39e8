using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Pairing.Protocol;
using Pairing.Tests;

namespace Pairing.Service.Tests.Storage;

/// <summary>The service is killed right after each of its responses. Each response is still true after the restart.</summary>
public sealed partial class KillTests : IDisposable
{
    private const int Interval = 50;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"pairing-{Guid.NewGuid():N}");
    private ServiceProcess _service = null!;
    private int _kills;

    public void Dispose()
    {
        _service.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Kill_9_after_any_response_loses_nothing_that_was_confirmed()
    {
        var made = await ServiceProcess.RunToEndAsync(
            ["accounts", "add", "ada", "--password-stdin", $"--Pairing:DataFolder={_folder}"], Phone.Password);
        Assert.Equal(0, made.ExitCode);
        _service = await StartAsync(0);

        // A code
        var asked = await PostAsync(WellKnown.DeviceAuthorization);
        string code = asked[Wire.DeviceCode]!;
        await KillAndStartAsync();
        Assert.Equal(Wire.AuthorizationPending, (await PollAsync(code)).Error);

        // A slow_down: the interval is 5 s longer from now on, also for the first poll after the restart
        Assert.Equal(Wire.SlowDown, (await PollAsync(code)).Error);
        await KillAndStartAsync();
        Assert.Equal(Interval + Defaults.SlowDownSeconds, await StoredIntervalAsync(code));

        // An approval, given on the page
        await ApproveAsync(asked[Wire.UserCode]!);
        await KillAndStartAsync();
        var paired = await PollAsync(code);
        Assert.Equal(HttpStatusCode.OK, paired.Status);

        // A redemption: both tokens are valid
        await KillAndStartAsync();
        Assert.Equal(HttpStatusCode.OK, (await WhoAmIAsync(paired[Wire.AccessToken]!)).Status);
        var refreshed = await RefreshAsync(paired[Wire.RefreshToken]!);
        Assert.Equal(HttpStatusCode.OK, refreshed.Status);

        // A refresh, and the use of its successor: the first token is dead
        await KillAndStartAsync();
        var again = await RefreshAsync(refreshed[Wire.RefreshToken]!);
        Assert.Equal(HttpStatusCode.OK, again.Status);
        await KillAndStartAsync();
        Assert.Equal(
            HttpStatusCode.OK, (await WhoAmIAsync((await RefreshAsync(again[Wire.RefreshToken]!))[Wire.AccessToken]!)).Status);
        Assert.Equal(Wire.InvalidGrant, (await RefreshAsync(paired[Wire.RefreshToken]!)).Error);

        // The end of the pairing
        await KillAndStartAsync();
        Assert.Equal(Wire.InvalidGrant, (await RefreshAsync(again[Wire.RefreshToken]!)).Error);
        Assert.Equal(Wire.InvalidGrant, (await PollAsync(code)).Error);

        // The audit has a row of each, and its chain is whole
        Assert.Equal(0, (await AuditAsync("verify")).ExitCode);
        string audit = (await AuditAsync("list")).Output;
        Assert.All(
            ["account_added", "signed_in", "approved", "paired", "refresh_reused"],
            kind => Assert.Contains(kind, audit, StringComparison.Ordinal));

        TrustTable.Add("kill -9 of the service after each kind of response, from the code to the end", _kills, 0, 0, "KillTests");
    }

    [Fact]
    public async Task Kill_9_during_many_responses_loses_none_of_them()
    {
        _service = await StartAsync(0);
        var codes = new List<string>();
        var some = new TaskCompletionSource();
        var asking = Task.Run(async () =>
        {
            try
            {
                while (true) // 20 are allowed, then slow_down; the kill comes at any of them
                {
                    var asked = await PostAsync(WellKnown.DeviceAuthorization);
                    if (asked[Wire.DeviceCode] is { } code)
                    {
                        codes.Add(code);
                    }

                    if (codes.Count >= 5)
                    {
                        some.TrySetResult();
                    }
                }
            }
            catch (HttpRequestException)
            {
                some.TrySetResult();
            }
        });
        await some.Task;
        _service.Kill();
        await asking;
        await KillAndStartAsync();
        Assert.NotEmpty(codes);
        foreach (string code in codes)
        {
            Assert.Equal(Wire.AuthorizationPending, (await PollAsync(code)).Error);
        }

        TrustTable.Add("Codes confirmed just before a kill -9 under load", codes.Count, 0, 0, "KillTests");
    }

    /// <summary>
    /// With a long interval, because the clock is real here, and two polls on a busy machine can be seconds apart.
    /// </summary>
    private Task<ServiceProcess> StartAsync(int port) =>
        ServiceProcess.StartAsync(_folder, port, $"Pairing:Polling:Interval={Interval}");

    private async Task KillAndStartAsync()
    {
        _kills++;
        int port = _service.Http.BaseAddress!.Port; // the same address, because tokens contain the address that issued them
        _service.Dispose();
        _service = await StartAsync(port);
    }

    private Task<(int ExitCode, string Output, string Errors)> AuditAsync(string word) =>
        OperatorConsole.RunAsync(["audit", word, $"--Pairing:DataFolder={_folder}"]);

    private async Task<long> StoredIntervalAsync(string deviceCode)
    {
        await using var database = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={Path.Combine(_folder, "pairing.db")};Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = "SELECT Interval FROM Grants WHERE Id = $id";
        command.Parameters.AddWithValue(
            "$id", Pairing.Service.Grants.Codes.GrantOf(deviceCode)!.Value.ToByteArray(bigEndian: true));
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>A person's steps on the phone: sign in, enter the code, approve.</summary>
    private async Task ApproveAsync(string userCode)
    {
        string token = TokenIn(await _service.Http.GetStringAsync("/account/sign-in"));
        await FollowAsync("/account/sign-in", token, ("Name", "ada"), ("Password", Phone.Password));
        token = TokenIn(await _service.Http.GetStringAsync("/d"));
        string confirm = await FollowAsync("/d", token, ("code", userCode));
        token = TokenIn(await _service.Http.GetStringAsync(confirm));
        string result = await FollowAsync(confirm + "?handler=Approve", token);
        Assert.DoesNotContain("tooLate", result, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<string> FollowAsync(string path, string token, params (string Name, string Value)[] form)
    {
        using var content = Form([.. form, ("__RequestVerificationToken", token)]);
        var answer = await _service.Http.PostAsync(path, content);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private Task<Answer> PollAsync(string deviceCode) =>
        PostAsync(WellKnown.Token, (Wire.GrantType, Wire.DeviceCodeGrant), (Wire.DeviceCode, deviceCode));

    private Task<Answer> RefreshAsync(string refreshToken) =>
        PostAsync(WellKnown.Token, (Wire.GrantType, Wire.RefreshTokenGrant), (Wire.RefreshToken, refreshToken));

    private async Task<Answer> WhoAmIAsync(string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, WellKnown.Device);
        request.Headers.Authorization = new AuthenticationHeaderValue(Wire.Bearer, accessToken);
        return await Answer.OfAsync(await _service.Http.SendAsync(request));
    }

    private async Task<Answer> PostAsync(string path, params (string Name, string Value)[] form)
    {
        using var content = Form([(Wire.ClientId, Defaults.ClientId), .. form]);
        return await Answer.OfAsync(await _service.Http.PostAsync(path, content));
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] form) =>
        new(form.Select(p => KeyValuePair.Create(p.Name, p.Value)));

    private static string TokenIn(string html) => FormToken().Match(html).Groups["token"].Value;

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex FormToken();
}
