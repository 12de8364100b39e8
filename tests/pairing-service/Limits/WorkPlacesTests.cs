using Pairing.Service.Limits;
using Pairing.Service.Settings;

namespace Pairing.Service.Tests.Limits;

/// <summary>Who gets a place in the queue for costly work.</summary>
public sealed class WorkPlacesTests
{
    private const int AtOncePerAddress = 8;

    private static int Threads => CostlyWork.Threads;

    [Fact]
    public void A_few_networks_cannot_take_all_places_and_known_browsers_have_places_of_their_own()
    {
        const int perThread = 24;
        const int reserved = 8;
        using var work = new CostlyWork(new PairingSettings(), TimeProvider.System);
        int half = perThread * Threads / 2;
        for (int i = 0; i < half; i++)
        {
            Assert.NotNull(work.Enter($"network {i / AtOncePerAddress}").Place);
        }

        Assert.Null(work.Enter("network 0").Place);
        for (int i = 0; i < half; i++)
        {
            Assert.NotNull(work.Enter($"newcomer {i}").Place);
        }

        Assert.Null(work.Enter("one more").Place);
        IDisposable? last = null;
        for (int i = 0; i < reserved * Threads; i++)
        {
            last = work.Enter($"browser {i}", isKnown: true).Place;
            Assert.NotNull(last);
        }

        Assert.Null(work.Enter("one more browser", isKnown: true).Place);
        last!.Dispose();
        last.Dispose(); // gives back one place only
        Assert.NotNull(work.Enter("one more browser", isKnown: true).Place);
        Assert.Null(work.Enter("yet another browser", isKnown: true).Place);
    }

    [Fact]
    public void Many_networks_of_one_site_take_half_of_the_places_and_the_others_are_for_other_sites()
    {
        using var work = new CostlyWork(new PairingSettings(), TimeProvider.System);
        for (int i = 0; i < 24 * Threads / 2; i++)
        {
            Assert.NotNull(work.Enter($"203.0.113.{i}").Place);
        }

        Assert.Null(work.Enter("203.0.113.200").Place);
        using var other = work.Enter("203.0.114.1");
        Assert.NotNull(other.Place);
        Assert.Null(work.Enter("203.0.114.2").Place);
        other.Dispose();
        Assert.NotNull(work.Enter("203.0.114.2").Place);
    }
}
