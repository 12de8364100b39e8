using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.IdentityModel.JsonWebTokens;
using Pairing.Protocol;
using Pairing.Service.Tests.Databases;
using Pairing.Service.Tests.Nodes;
using Xunit.Abstractions;

namespace Pairing.Service.Tests.Keys;

/// <summary>
/// Two nodes as processes and repeated `keys rotate`, while devices refresh their tokens at either node. Each token, new or
/// old, is checked offline, by introspection and by the API at the other node.
/// </summary>
public sealed class RotationUnderLoadTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Devices = 3;
    private const int Rotations = 4;
    private const string Issuer = "http://pair.example";

    private readonly ConcurrentBag<string> _failures = [];
    private readonly ConcurrentDictionary<string, bool> _signers = new(StringComparer.Ordinal);
    private Cluster _cluster = null!;
    private int _tokens;
    private int _checks;

    public async Task InitializeAsync() => _cluster = await Cluster.StartAsync(
        await PostgresServer.SharedAsync(),
        "Pairing:Keys:Caching=1", "Pairing:Keys:Margin=9", "Pairing:Clients:api:Secret=s",
        "Pairing:Limits:TokenRequests=1000000", "Pairing:Limits:NewCodes=1000");

    public async Task DisposeAsync() => await _cluster.DisposeAsync();

    [Fact]
    public async Task No_check_of_any_token_fails_while_keys_are_rotated_again_and_again()
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        long start = Stopwatch.GetTimestamp();
        var devices = new List<Task>();
        for (int i = 0; i < Devices; i++)
        {
            devices.Add(LiveAsync(i, await PairAsync(), enough.Token));
        }

        int commands = 0;
        var storage = _cluster.Database.Settings.Append("Pairing:Keys:Caching=1").Append("Pairing:Keys:Margin=9").Select(
            setting => "--" + setting);
        while (_signers.Count <= Rotations && _failures.IsEmpty && !enough.IsCancellationRequested)
        {
            var (code, _, complaint) = await ServiceProcess.RunToEndAsync(["keys", "rotate", .. storage]);
            Assert.Equal((0, ""), (code, complaint));
            commands++;
        }

        await enough.CancelAsync();
        await Task.WhenAll(devices);
        output.WriteLine(
            $"{_signers.Count} keys signed {_tokens} tokens in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s, " +
            $"{commands} commands; {_checks} checks, {_failures.Count} failed");
        Assert.Empty(_failures);
        Assert.True(_signers.Count > Rotations, $"Only {_signers.Count} keys have signed.");
    }

    private async Task<Answer> PairAsync()
    {
        var asked = await Cluster.AskAsync(_cluster.A);
        await _cluster.DecideAsync(asked[Wire.UserCode]!, "Approve", _cluster.A, _cluster.B);
        return await Cluster.PollAsync(_cluster.B, asked[Wire.DeviceCode]!, wait: 25);
    }

    private async Task LiveAsync(int device, Answer paired, CancellationToken enough)
    {
        string oldest = paired[Wire.AccessToken]!;
        string refresh = paired[Wire.RefreshToken]!;
        Validator[] validators = [new(Issuer, asksAgain: true), new(Issuer, asksAgain: false)];
        for (int round = device; !enough.IsCancellationRequested; round++)
        {
            var (here, there) = round % 2 == 0 ? (_cluster.A, _cluster.B) : (_cluster.B, _cluster.A);
            var renewed = await Cluster.RefreshAsync(here, refresh);
            refresh = renewed[Wire.RefreshToken]!;
            string token = renewed[Wire.AccessToken]!;
            _signers[new JsonWebToken(token).Kid] = true;
            Interlocked.Increment(ref _tokens);
            foreach (string each in new[] { token, oldest })
            {
                foreach (var validator in validators)
                {
                    Count("offline", await validator.CheckAsync(each, round % 3 == 0 ? here : there));
                }

                var (who, active) = (await Cluster.WhoAmIAsync(there, each), await IntrospectAsync(there, each));
                Count("GET /api/device", who.Status == HttpStatusCode.OK ? null : who.Body);
                Count("introspection", active["active"] == "True" ? null : active.Body);
            }
        }

        output.WriteLine($"Device {device}: validators' caches {validators[0].Count}, {validators[1].Count}");
    }

    private void Count(string check, string? failure)
    {
        Interlocked.Increment(ref _checks);
        if (failure is not null)
        {
            _failures.Add($"{check}: {failure}");
        }
    }

    private static async Task<Answer> IntrospectAsync(ServiceProcess node, string token)
    {
        using var form = new FormUrlEncodedContent(
        [
            new(Wire.ClientId, "api"), new(Wire.ClientSecret, "s"), new(Wire.Token, token),
        ]);
        return await Answer.OfAsync(await node.Http.PostAsync(WellKnown.Introspection, form));
    }
}
