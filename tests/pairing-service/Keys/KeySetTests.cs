using Pairing.Service.Keys;
using Pairing.Service.Settings;

namespace Pairing.Service.Tests.Keys;

/// <summary>The table of KeyState, at both sides of each boundary.</summary>
public sealed class KeySetTests
{
    private const int Margin = 60;
    private const int NextSigns = 1000;
    private const int FirstIsOver = NextSigns + AccessTokenLifetimes.Longest + Margin;

    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    [Theory]
    [InlineData(0, KeyState.Signing, KeyState.Announced)]
    [InlineData(NextSigns - 1, KeyState.Signing, KeyState.Announced)]
    [InlineData(NextSigns, KeyState.Retired, KeyState.Signing)]
    [InlineData(FirstIsOver - 1, KeyState.Retired, KeyState.Signing)]
    [InlineData(FirstIsOver, KeyState.Over, KeyState.Signing)]
    [InlineData(FirstIsOver * 1000L, KeyState.Over, KeyState.Signing)]
    public void Each_state_follows_from_the_clock(long at, KeyState first, KeyState next)
    {
        var set = Set(0, NextSigns);
        var now = Start.AddSeconds(at);
        Assert.Equal([first, next], set.All.Select(key => set.StateOf(key, now)));
    }

    [Fact]
    public void All_keys_except_old_ones_are_published_with_the_signing_key_first()
    {
        var set = Set(0, NextSigns, FirstIsOver + 10);
        Assert.Equal([1, 3, 2], Published(set, 0));
        Assert.Equal([2, 3, 1], Published(set, NextSigns));
        Assert.Equal([2, 3], Published(set, FirstIsOver));
        Assert.Equal([3, 2], Published(set, FirstIsOver + 10));
    }

    [Fact]
    public void With_a_clock_that_was_set_back_the_oldest_signs() =>
        Assert.Equal(1, Set(0, NextSigns).SignerAt(Start.AddDays(-1)).Number);

    [Fact]
    public void A_key_keeps_its_times_in_whole_seconds()
    {
        var key = SigningKey.Read(7, SigningKey.Create(Start.AddSeconds(1.9), Start.AddSeconds(300)));
        Assert.Equal((7, Start.AddSeconds(1), Start.AddSeconds(300)), (key.Number, key.MadeAt, key.SignsFrom));
    }

    private static IEnumerable<int> Published(KeySet set, int at) =>
        set.PublishedAt(Start.AddSeconds(at)).Select(key => key.Number);

    private static KeySet Set(params int[] signFrom) => new(
        [.. signFrom.Select((from, i) => SigningKey.Read(i + 1, SigningKey.Create(Start, Start.AddSeconds(from))))],
        TimeSpan.FromSeconds(Margin));
}
