using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Pairing.Protocol;
using Pairing.Service.Devices;
using Pairing.Service.Foundation;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Token.LongLife;

/// <summary>Distinguishes a late request from a token that someone else has too.</summary>
public abstract class LateAndDeadTokenTests(On engine) : IAsyncLifetime
{
    private readonly MishapsAtService _atService = new();
    private RunningService _service = null!;
    private TestDevice _screen = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync(
            engine, services => services.AddSingleton<IInterceptor>(_atService).AddSingleton<IStartupFilter>(_atService));
        _screen = new TestDevice(_service);
        await _screen.PairAsync(await _service.AddAccountAsync("alice"));
        _service.Clock.Advance(TimeSpan.FromHours(1));
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData(1)] // the shown token still works
    [InlineData(2)] // it is dead, and its successor works
    [InlineData(4)] // all that came before the last two are dead
    public async Task A_request_that_was_held_up_gets_a_token_that_works_and_ends_nothing(int refreshesMeanwhile)
    {
        string first = _screen.RefreshToken;
        var late = SendAsync(first, Mishap.OvertakenAfterTimeout);
        await _atService.HeldAsync();
        for (int i = 0; i < refreshesMeanwhile; i++)
        {
            _service.Clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(HttpStatusCode.OK, (await _screen.RefreshAsync()).Status);
        }

        _atService.Resume();
        var answer = await late;
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        _service.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await new TestDevice(_service).RefreshAsync(answer[Wire.RefreshToken]!)).Status);
        Assert.Equal(HttpStatusCode.OK, (await _screen.RefreshAsync()).Status);
    }

    [Fact]
    public async Task A_request_older_than_any_request_can_be_is_no_excuse_for_a_dead_token()
    {
        string copied = _screen.RefreshToken;
        var late = SendAsync(copied, Mishap.OvertakenAfterTimeout);
        await _atService.HeldAsync();
        await _screen.RefreshAsync();
        _service.Clock.Advance(RefreshToken.LongestRequest);
        await _screen.RefreshAsync();

        _atService.Resume();
        Assert.Equal(Wire.InvalidGrant, (await late).Error);
        Assert.Equal(Wire.InvalidGrant, (await _screen.RefreshAsync()).Error);
    }

    [Fact]
    public async Task After_the_clock_was_set_back_tokens_can_still_be_refreshed()
    {
        await _screen.RefreshAsync();
        var past = _service.Now - TimeSpan.FromSeconds(2);
        Assert.Equal(Rotation.Done, await _service.Get<IRefreshTokens>().RotateAsync(
            RandomSecret.HashText(_screen.RefreshToken), RandomSecret.HashText(RandomSecret.New()), past, default));
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

    private async Task<Answer> SendAsync(string token, Mishap mishap)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, WellKnown.Token)
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                [Wire.ClientId] = Defaults.ClientId,
                [Wire.GrantType] = Wire.RefreshTokenGrant,
                [Wire.RefreshToken] = token,
            }),
        };
        request.Headers.Add(MishapsAtService.Header, mishap.ToString());
        return await Answer.OfAsync(await _service.Http.SendAsync(request));
    }
}

public sealed class LateAndDeadTokenOnSqliteTests() : LateAndDeadTokenTests(On.Sqlite);

public sealed class LateAndDeadTokenOnPostgreSqlTests() : LateAndDeadTokenTests(On.PostgreSql);
