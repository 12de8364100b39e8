using System.Net;
using Pairing.Protocol;
using Pairing.Service.Devices;
using Pairing.Service.Foundation;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Token.LongLife;

/// <summary>Distinguishes a late request from a token that someone else has too.</summary>
public abstract class LateAndDeadTokenTests(On engine) : IAsyncLifetime
{
    private RunningService _service = null!;
    private TestDevice _screen = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync(engine);
        _screen = new TestDevice(_service);
        await _screen.PairAsync(await _service.AddAccountAsync("alice"));
        _service.Clock.Advance(TimeSpan.FromHours(1));
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_request_that_arrived_before_the_newest_token_was_issued_changes_nothing()
    {
        string first = _screen.RefreshToken;
        await _screen.RefreshAsync();
        Assert.Equal(Rotation.Overtaken, await RotateAsync(first, TimeSpan.FromMilliseconds(1)));
        Assert.Equal(Rotation.Overtaken, await RotateAsync(first, RefreshToken.LongestRequest - TimeSpan.FromMilliseconds(1)));

        Assert.Equal(HttpStatusCode.OK, (await _screen.RefreshAsync()).Status);
        // dead by now, but no proof of a copy
        Assert.Equal(Rotation.Overtaken, await RotateAsync(first, TimeSpan.FromMilliseconds(1)));
        Assert.Equal(HttpStatusCode.OK, (await _screen.RefreshAsync()).Status);
    }

    [Fact]
    public async Task After_the_clock_was_set_back_tokens_can_still_be_refreshed()
    {
        await _screen.RefreshAsync();
        Assert.Equal(Rotation.Done, await RotateAsync(_screen.RefreshToken, RefreshToken.LongestRequest));
    }

    [Fact]
    public async Task A_copied_token_removes_the_device_and_the_owner_sees_the_reason()
    {
        string copied = _screen.RefreshToken;
        await _screen.RefreshAsync();
        await _screen.RefreshAsync(); // the copy is dead from now on

        Assert.Equal(Wire.InvalidGrant, (await new TestDevice(_service).RefreshAsync(copied)).Error);
        Assert.Equal(Wire.InvalidGrant, (await _screen.RefreshAsync()).Error);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _screen.WhoAmIAsync()).Status);
        using var alice = new Phone(_service.Root);
        await alice.SignInAsync("alice");
        Assert.Contains("A copy of its key was used", (await alice.GetAsync("/devices")).Html, StringComparison.Ordinal);
    }

    /// <param name="before">How long ago the request arrived.</param>
    private Task<Rotation> RotateAsync(string token, TimeSpan before) => _service.Get<IRefreshTokens>()
        .RotateAsync(RandomSecret.HashText(token), RandomSecret.HashText(RandomSecret.New()), _service.Now - before, default);
}

public sealed class LateAndDeadTokenOnSqliteTests() : LateAndDeadTokenTests(On.Sqlite);

public sealed class LateAndDeadTokenOnPostgreSqlTests() : LateAndDeadTokenTests(On.PostgreSql);
