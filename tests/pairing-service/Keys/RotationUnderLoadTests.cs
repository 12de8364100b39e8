using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Pairing.Protocol;
using Pairing.Service.Keys;
using Pairing.Service.Tests.Databases;
using Xunit.Abstractions;

namespace Pairing.Service.Tests.Keys;

/// <summary>
/// Two nodes and repeated key rotations, while devices refresh their tokens at either node. Each token, new or old, is checked
/// offline, by introspection and by the API at the other node. The clock moves while these requests run.
/// </summary>
public sealed class RotationUnderLoadTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Devices = 3;
    private const int Rotations = 4;
    private const string Issuer = "http://pair.example";

    /// <summary>Seconds. A new key signs after several steps: after Caching and Margin below.</summary>
    private const int Step = 2;

    /// <summary>Far more than the rotations need.</summary>
    private const int MostSteps = 200;

    private readonly ConcurrentBag<string> _failures = [];
    private readonly ConcurrentDictionary<string, bool> _signers = new(StringComparer.Ordinal);
    private RunningService _a = null!;
    private RunningService _b = null!;
    private int _checks;

    public async Task InitializeAsync()
    {
        _a = await RunningService.StartNewAsync(
            On.PostgreSql,
            "Pairing:PublicUrl=" + Issuer, "Pairing:Keys:Caching=1", "Pairing:Keys:Margin=9",
            "Pairing:Clients:api:Secret=" + TestDevice.Secret,
            "Pairing:Limits:TokenRequests=1000000", "Pairing:Limits:NewCodes=1000");
        _b = await _a.AnotherNodeAsync();
    }

    public async Task DisposeAsync()
    {
        await _b.DisposeAsync();
        await _a.DisposeAsync();
    }

    [Fact]
    public async Task No_check_of_any_token_fails_while_keys_are_rotated_again_and_again()
    {
        var ada = await _a.AddAccountAsync();
        var devices = new List<Life>();
        for (int i = 0; i < Devices; i++)
        {
            var device = new TestDevice(_a);
            await device.PairAsync(ada);
            devices.Add(new Life(device.AccessToken, device.RefreshToken, _a.Clock) { Round = i });
        }

        int steps = 0;
        while (_signers.Count <= Rotations && _failures.IsEmpty)
        {
            Assert.True(steps++ < MostSteps, $"Only {_signers.Count} keys have signed.");
            Task[] underWay = [.. devices.Select(LiveAsync), RotateAsync()];
            _a.Clock.Advance(Step);
            await Task.WhenAll(underWay);
        }

        output.WriteLine($"{_signers.Count} keys signed {steps * Devices} tokens; {_checks} checks, {_failures.Count} failed");
        foreach (var device in devices)
        {
            output.WriteLine($"Validators' caches {device.Validators[0].Count}, {device.Validators[1].Count}");
        }

        Assert.Empty(_failures);
        Assert.True(_signers.Count > Rotations, $"Only {_signers.Count} keys have signed.");
    }

    /// <summary>One refresh, and each check of the new token and of the device's first one.</summary>
    private async Task LiveAsync(Life device)
    {
        var (here, there) = device.Round % 2 == 0 ? (_a, _b) : (_b, _a);
        var renewed = await new TestDevice(here).RefreshAsync(device.RefreshToken);
        device.RefreshToken = renewed[Wire.RefreshToken]!;
        string token = renewed[Wire.AccessToken]!;
        _signers[new JsonWebToken(token).Kid] = true;
        foreach (string each in new[] { token, device.Oldest })
        {
            foreach (var validator in device.Validators)
            {
                Count("offline", await validator.CheckAsync(each, device.Round % 3 == 0 ? here : there));
            }

            var (who, active) = (await new TestDevice(there).WhoAmIAsync(each), await IntrospectAsync(there, each));
            Count("GET /api/device", who.Status == HttpStatusCode.OK ? null : who.Body);
            Count("introspection", active["active"] == "True" ? null : active.Body);
        }

        device.Round++;
    }

    /// <summary>Does what the command does: beside the nodes, with keys that it reads itself.</summary>
    private async Task RotateAsync()
    {
        await using var command = Program.Build(_a.Arguments, _a.Clock);
        await command.Services.GetRequiredService<KeyRotation>().RotateAsync(default);
    }

    private void Count(string check, string? failure)
    {
        Interlocked.Increment(ref _checks);
        if (failure is not null)
        {
            _failures.Add($"{check}: {failure}");
        }
    }

    private static Task<Answer> IntrospectAsync(RunningService node, string token) => new TestDevice(node).PostAsync(
        WellKnown.Introspection, (Wire.ClientId, "api"), (Wire.ClientSecret, TestDevice.Secret), (Wire.Token, token));

    private sealed class Life(string oldest, string refreshToken, TimeProvider time)
    {
        public string Oldest { get; } = oldest;
        public string RefreshToken { get; set; } = refreshToken;
        public int Round { get; set; }
        public Validator[] Validators { get; } = [new(Issuer, asksAgain: true, time), new(Issuer, asksAgain: false, time)];
    }
}
