using Pairing.Firmware.Core.Network;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Tests.Life;

/// <summary>How often a paired device asks for its owner's words, and how.</summary>
public class ListeningTests
{
    private readonly HomeWithWords _home = new();

    [Fact]
    public void A_held_request_follows_the_other_at_once_and_says_what_it_knows()
    {
        _home.Arrive();
        int before = _home.Asks.Count();
        _home.World.Run(250);
        Assert.InRange(_home.Asks.Count() - before, 9, 11);
        Assert.All(_home.Asks.Skip(1), asked => Assert.True(asked is { Wait: 25, Known.Length: > 2, Bearer: "access-1" }));
    }

    [Fact]
    public void Where_nothing_is_held_it_asks_once_a_minute()
    {
        _home.Wait = 0;
        _home.Arrive();
        _home.World.Server.Requests.Clear();
        _home.World.Run(3600);
        Assert.InRange(_home.Asks.Count(), 58, 61);
        Assert.All(_home.Asks, asked => Assert.Equal(0, asked.Wait));
        _home.Words = "Milk";
        Assert.Equal("Milk", _home.World.Run(61).Home.Words);
    }

    [Fact]
    public void A_server_without_such_an_address_is_asked_once_in_this_life()
    {
        _home.World.Server.Words = null;
        _home.Arrive();
        _home.World.Run(86400);
        Assert.Single(_home.Asks);
        _home.World.PowerOn();
        _home.Arrive();
        Assert.Equal(2, _home.Asks.Count());
    }

    [Fact]
    public void A_server_that_has_news_at_every_request_is_asked_once_a_second_at_most()
    {
        _home.World.Server.HoldsMilliseconds = 0;
        int i = 0;
        _home.World.Server.Words = asked => Server.Says("Milk " + i++, asked);
        _home.Arrive();
        _home.World.Server.Requests.Clear();
        _home.World.Run(600);
        Assert.InRange(_home.Asks.Count(), 1, 601);
    }

    [Fact]
    public void A_server_that_says_it_held_and_did_not_is_asked_once_a_minute()
    {
        _home.World.Server.HoldsMilliseconds = 0;
        _home.Arrive();
        _home.World.Server.Requests.Clear();
        _home.World.Run(600);
        Assert.InRange(_home.Asks.Count(), 1, 11);
    }

    [Fact]
    public void An_access_token_that_has_ended_is_renewed_and_the_words_asked_for_at_once()
    {
        _home.Arrive();
        _home.World.Server.Words = asked => asked.Bearer == "access-2" ? Server.Says("Milk", asked) : Server.InvalidToken();
        Assert.Equal("Milk", _home.World.Run(6).Home.Words);
    }

    [Fact]
    public void A_server_that_refuses_every_token_here_is_not_asked_without_end()
    {
        _home.World.Server.Words = _ => Server.InvalidToken();
        _home.Arrive();
        _home.World.Server.Requests.Clear();
        _home.World.Run(600);
        Assert.InRange(_home.World.Server.Requests.Count, 1, 50);
        Assert.IsType<HomeScreen>(_home.World.Screen);
    }

    [Fact]
    public void Where_held_requests_are_cut_it_asks_plainly_for_a_while()
    {
        _home.Arrive();
        _home.World.Server.Words = asked =>
            asked.Wait > 0 ? HttpResponse.Failed(HttpFailure.Broken) : Server.Says(_home.Words, asked);
        _home.World.Server.Requests.Clear();
        _home.World.Run(590);
        Assert.InRange(_home.Asks.Count(asked => asked.Wait > 0), 1, 3);
        Assert.InRange(_home.Asks.Count(asked => asked.Wait == 0), 8, 11);
        _home.World.Server.Requests.Clear();
        _home.World.Run(120);
        Assert.Contains(_home.Asks, asked => asked.Wait > 0); // it may have passed
    }
}
