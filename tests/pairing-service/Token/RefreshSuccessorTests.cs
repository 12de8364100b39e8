using System.Net;
using System.Security.Cryptography;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Devices;
using Pairing.Service.Foundation;
using Pairing.Service.Tests.Databases;
using Pairing.Service.Token;
using Pairing.Tests;

namespace Pairing.Service.Tests.Token;

/// <summary>All who show a token before its successor is used get that one successor, however often and however many.</summary>
public abstract class RefreshSuccessorTests(On engine) : IAsyncLifetime
{
    private static readonly int Pairs = Soak.Rounds(inSuite: 60, inSoak: 10_000);

    private RunningService _service = null!;
    private Account _ada = null!;
    private TestDevice _screen = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync(engine, "Pairing:Limits:TokenRequests=1000000");
        _ada = await _service.AddAccountAsync();
        _screen = new TestDevice(_service);
        await _screen.PairAsync(_ada);
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task Fifty_refreshes_at_once_all_get_the_same_token_and_it_works()
    {
        string first = _screen.RefreshToken;
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => new TestDevice(_service).RefreshAsync(first)));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        string successor = Assert.Single(answers.Select(answer => answer[Wire.RefreshToken]!).Distinct());
        Assert.NotEqual(first, successor);
        Assert.Equal(HttpStatusCode.OK, (await _screen.RefreshAsync(successor)).Status);
        await AssertIsPairedAsync();
    }

    [Fact]
    public async Task Two_responses_used_one_after_the_other_keep_the_pairing()
    {
        var random = new Random(6749);
        for (int pair = 0; pair < Pairs; pair++)
        {
            string shown = _screen.RefreshToken;
            TestDevice[] twins = [new(_service), new(_service)];
            await Task.WhenAll(twins.Select(twin => twin.RefreshAsync(shown)));
            Assert.True(twins.All(twin => twin.RefreshToken.Length > 0), $"a refresh of pair {pair} failed");
            int first = random.Next(2);
            Assert.Equal(HttpStatusCode.OK, (await twins[first].RefreshAsync()).Status);
            Assert.Equal(HttpStatusCode.OK, (await twins[1 - first].RefreshAsync()).Status);
            await _screen.RefreshAsync(twins[random.Next(2)].RefreshToken);
        }

        TrustTable.Add(
            $"Pairs of parallel refreshes, both responses used in any order ({engine})", Pairs, lost: 0, wrong: 0,
            "RefreshSuccessor");
        await AssertIsPairedAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_key_costs_no_pairing_even_if_it_comes_back(bool comesBack)
    {
        string first = _screen.RefreshToken;
        string lost = (await _screen.RefreshAsync(first))[Wire.RefreshToken]!;
        byte[] key = _service.Get<ISecrets>().Find(RefreshSuccessors.KeyName)!;
        await ReplaceKeyAsync(RandomNumberGenerator.GetBytes(key.Length));
        Assert.NotEqual(lost, (await _screen.RefreshAsync(first))[Wire.RefreshToken]);
        if (comesBack)
        {
            await ReplaceKeyAsync(key);
            Assert.Equal(lost, (await _screen.RefreshAsync(first))[Wire.RefreshToken]);
        }

        Assert.Equal(HttpStatusCode.OK, (await _screen.RefreshAsync()).Status);
        await AssertIsPairedAsync();
    }

    private async Task ReplaceKeyAsync(byte[] key)
    {
        _service.Get<ISecrets>().Delete(RefreshSuccessors.KeyName);
        _service.Get<ISecrets>().ReadOrCreate(RefreshSuccessors.KeyName, () => key);
        await _service.RestartAsync();
    }

    private async Task AssertIsPairedAsync()
    {
        Assert.Null(Assert.Single(await _service.Get<IDevices>().FindByAccountAsync(_ada.Id, default)).RemovedAt);
        Assert.Equal(HttpStatusCode.OK, (await _screen.RefreshAsync()).Status);
    }
}

public sealed class RefreshSuccessorOnSqliteTests() : RefreshSuccessorTests(On.Sqlite);

public sealed class RefreshSuccessorOnPostgreSqlTests() : RefreshSuccessorTests(On.PostgreSql);
