using Pairing.Firmware.Core.Setup.Dhcp;

namespace Pairing.Firmware.Tests.Setup.Dhcp;

/// <summary>RFC 2131 as a phone sees it.</summary>
public class DhcpResponderTests
{
    private readonly CallerNetwork _network = new();

    [Fact]
    public void A_phone_that_asks_is_offered_an_address_with_all_that_belongs_to_it()
    {
        Reply offer = new Caller(_network, 7).Discover()!;
        Assert.Equal((2, "192.168.4.2", "255.255.255.255:68"), (offer.Type, offer.Address, offer.To));
        Assert.Equal([192, 168, 4, 1], offer.Option(54)!);
        Assert.Equal([255, 255, 255, 0], offer.Option(1)!);
        Assert.Equal([192, 168, 4, 1], offer.Option(3)!);
        Assert.Equal([192, 168, 4, 1], offer.Option(6)!);
        Assert.Equal([0, 0, 2, 88], offer.Option(51)!); // 600 s
        Assert.Null(offer.Option(61));
        Assert.Equal([2, 1, 6, 0, 1, 2, 3, 4], offer.Bytes[..8]);
        Assert.Equal([2, 0, 0, 0, 0, 7], offer.Bytes[28..34]);
        Assert.Equal([99, 130, 83, 99], offer.Bytes[236..240]);
        Assert.Equal(300, offer.Bytes.Length); // RFC 1542 2.1
    }

    [Fact]
    public void What_it_was_offered_it_gets()
    {
        Caller phone = new(_network, 7);
        Reply ack = phone.Select(phone.Discover()!.Address)!;
        Assert.Equal((5, "192.168.4.2", "255.255.255.255:68"), (ack.Type, ack.Address, ack.To));
        Assert.Equal([0, 0, 2, 88], ack.Option(51)!);
        Assert.Equal(["setup: gave 192.168.4.2"], _network.Lines);
    }

    [Fact]
    public void Each_phone_has_an_address_of_its_own_and_keeps_it()
    {
        Assert.Equal("192.168.4.2", new Caller(_network, 1).Join());
        Assert.Equal("192.168.4.3", new Caller(_network, 2).Join());
        Assert.Equal("192.168.4.2", new Caller(_network, 1).Join());
    }

    [Fact]
    public void A_client_is_known_by_its_identifier_where_it_has_one_and_gets_it_back()
    {
        byte[] identifier = [255, 1, 2, 3, 4, 0, 4, 9, 9];
        Assert.Equal("192.168.4.2", new Caller(_network, 1, identifier).Join());
        Assert.Equal("192.168.4.2", new Caller(_network, 2, identifier).Join()); // another radio, the same phone
        Assert.Equal("192.168.4.3", new Caller(_network, 1, [255, 8]).Join());
        Assert.Equal(identifier, new Caller(_network, 1, identifier).Discover()!.Option(61)!); // RFC 6842 3
    }

    [Fact]
    public void The_longest_identifier_still_goes_into_an_answer_that_every_client_takes()
    {
        Reply offer = new Caller(_network, 1, new byte[255]).Discover()!;
        Assert.Equal(255, offer.Option(61)!.Length);
        Assert.InRange(offer.Bytes.Length, 500, 548); // RFC 2131 2
    }

    [Fact]
    public void An_address_that_it_would_like_is_offered_when_it_is_free()
    {
        Assert.Equal("192.168.4.5", new Caller(_network, 1).Discover("192.168.4.5")!.Address);
        Assert.Equal("192.168.4.2", new Caller(_network, 2).Discover("192.168.4.5")!.Address);
        Assert.Equal("192.168.4.3", new Caller(_network, 3).Discover("10.0.0.5")!.Address);
        Assert.Equal("192.168.4.4", new Caller(_network, 4).Discover("192.168.4.1")!.Address); // the board's own
        // the first that is none of ours to give
        Assert.Equal("192.168.4.6", new Caller(_network, 5).Discover("192.168.4.10")!.Address);
    }

    [Theory]
    [InlineData("192.168.1.23")] // home, where it was before
    [InlineData("192.168.4.3")] // another phone's
    public void An_address_that_is_not_its_own_is_refused_to_all_ears(string foreign)
    {
        new Caller(_network, 1).Join();
        new Caller(_network, 2).Join();
        Caller phone = new(_network, 1);
        foreach (Reply? refusal in new[] { phone.Reboot(foreign), phone.Select(foreign), phone.Renew(foreign) })
        {
            Assert.Equal((6, "0.0.0.0", "255.255.255.255:68"), (refusal!.Type, refusal.Address, refusal.To));
            Assert.Equal([192, 168, 4, 1], refusal.Option(54)!);
            Assert.Null(refusal.Option(51));
            Assert.Null(refusal.Option(1));
        }

        Assert.Equal("192.168.4.2", phone.Reboot("192.168.4.2")!.Address);
    }

    [Fact]
    public void A_phone_that_comes_back_to_a_board_that_has_forgotten_it_hears_nothing_and_begins_anew()
    {
        Caller phone = new(_network, 1);
        Assert.Null(phone.Reboot("192.168.4.6")); // RFC 2131 4.3.2: no record, so silence
        Assert.Equal(6, phone.Reboot("192.168.5.6")!.Type); // but not for the wrong network
        Assert.Equal("192.168.4.2", phone.Join());
    }

    [Fact]
    public void A_renewal_is_answered_to_the_address_itself_and_makes_the_lease_last()
    {
        Caller phone = new(_network, 1);
        phone.Join();
        _network.Pass(300);
        Reply ack = phone.Renew("192.168.4.2")!;
        Assert.Equal((5, "192.168.4.2", "192.168.4.2", "192.168.4.2:68"), (ack.Type, ack.Address, ack.ClientAddress, ack.To));
        Fill(from: 2, count: 7);
        _network.Pass(599);
        Assert.Null(new Caller(_network, 100).Discover());
        _network.Pass(1);
        Assert.Equal("192.168.4.2", new Caller(_network, 100).Discover()!.Address);
    }

    [Fact]
    public void When_all_are_given_a_newcomer_hears_nothing_until_one_comes_free()
    {
        Fill(from: 1, DhcpLeases.Count);
        Caller newcomer = new(_network, 100);
        Assert.Null(newcomer.Discover());
        Assert.Null(new Caller(_network, 3).Release("192.168.4.4"));
        Assert.Equal("192.168.4.4", newcomer.Join());
    }

    [Fact]
    public void What_was_only_offered_is_kept_for_half_a_minute()
    {
        Fill(from: 1, DhcpLeases.Count - 1);
        Assert.Equal("192.168.4.9", new Caller(_network, 50).Discover()!.Address);
        _network.Pass(29);
        Assert.Null(new Caller(_network, 100).Discover());
        _network.Pass(1);
        Assert.Equal("192.168.4.9", new Caller(_network, 100).Discover()!.Address);
    }

    [Fact]
    public void Asking_again_shortens_no_lease()
    {
        Fill(from: 1, DhcpLeases.Count);
        new Caller(_network, 1).Discover();
        _network.Pass(40);
        Assert.Null(new Caller(_network, 100).Discover());
    }

    [Fact]
    public void Only_its_own_lease_can_be_given_back_and_only_to_this_server()
    {
        Fill(from: 1, DhcpLeases.Count);
        Caller phone = new(_network, 1);
        phone.Release("192.168.4.3");
        _network.Send(phone.Write(7, "192.168.4.2", server: "192.168.4.99"));
        Assert.Null(new Caller(_network, 100).Discover());
    }

    [Fact]
    public void An_address_that_a_phone_finds_in_use_is_given_to_nobody_for_a_lease()
    {
        Caller phone = new(_network, 1);
        phone.Join();
        Assert.Null(phone.Decline("192.168.4.2"));
        Assert.Equal("192.168.4.3", phone.Join());
        Fill(from: 2, DhcpLeases.Count - 2);
        Assert.Null(new Caller(_network, 100).Discover());
        _network.Pass(600);
        Assert.Equal("192.168.4.2", new Caller(_network, 100).Discover("192.168.4.2")!.Address);
    }

    [Fact]
    public void Who_takes_another_servers_offer_gets_no_answer_and_ours_is_free_again()
    {
        Fill(from: 1, DhcpLeases.Count - 1);
        Caller phone = new(_network, 50);
        phone.Discover();
        Assert.Null(phone.Select("10.0.0.7", server: "10.0.0.1"));
        Assert.Equal("192.168.4.9", new Caller(_network, 100).Discover()!.Address);
    }

    [Fact]
    public void Whoever_has_an_address_set_by_hand_is_told_the_rest()
    {
        Reply ack = new Caller(_network, 1).Inform("192.168.4.77")!;
        Assert.Equal((5, "0.0.0.0", "192.168.4.77:68"), (ack.Type, ack.Address, ack.To));
        Assert.Equal([255, 255, 255, 0], ack.Option(1)!);
        Assert.Null(ack.Option(51)); // RFC 2131 4.3.5
        Assert.Null(new Caller(_network, 1).Inform("8.8.8.8")); // nothing is sent out of this network
    }

    private void Fill(byte from, int count)
    {
        for (byte i = 0; i < count; i++)
        {
            new Caller(_network, (byte)(from + i)).Join();
        }
    }
}
