using Microsoft.Extensions.Primitives;
using Pairing.Service.Requests;

namespace Pairing.Service.Tests.Requests;

/// <summary>RFC 7240 2 and 4.3: how long a client prefers to wait, whatever its other preferences.</summary>
public sealed class PreferencesTests
{
    [Theory]
    [InlineData("wait=10", 10)]
    [InlineData("Wait = 10", 10)]
    [InlineData("wait=\"10\"", 10)]
    [InlineData("respond-async, wait=10", 10)]
    [InlineData("wait=10;odd=1, wait=20", 10)] // the first instance counts
    [InlineData("note=\"a, wait=3; \\\" wait=4\", wait=5", 5)]
    [InlineData("wait=25", 25)]
    [InlineData("wait=26", 25)]
    [InlineData("wait=99999999999999999999999", 25)]
    [InlineData("wait=1", 1)]
    [InlineData("wait=0", 0)]
    [InlineData("wait=-1", 0)]
    [InlineData("wait=1.5", 0)]
    [InlineData("wait=soon, wait=5", 0)]
    [InlineData("wait=", 0)]
    [InlineData("wait", 0)]
    [InlineData("waiting=5", 0)]
    [InlineData("wait=\"5", 0)]
    [InlineData(",,;=", 0)]
    [InlineData("", 0)]
    public void A_valid_wait_is_read(string prefer, int expected) => Assert.Equal(expected, Preferences.Wait(prefer, 25));

    [Fact]
    public void Several_lines_are_one_list() =>
        Assert.Equal(7, Preferences.Wait(new StringValues(["handling=lenient", "wait=7", "wait=9"]), 25));

    [Fact]
    public void Without_long_polls_the_metadata_offers_none() => Assert.Equal(0, Preferences.Wait("wait=7", 0));
}
