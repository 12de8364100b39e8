namespace Pairing.Firmware.Tests.Setup.Dhcp;

/// <summary>Anybody in the network can send anything to port 67.</summary>
public class DhcpRubbishTests
{
    private readonly CallerNetwork _network = new();

    [Theory]
    [InlineData(0, 2)] // an answer, not a question
    [InlineData(1, 6)] // another medium
    [InlineData(2, 16)] // no hardware address of six bytes
    [InlineData(24, 10)] // by a relay, which this network has none of
    [InlineData(236, 0)] // no cookie
    [InlineData(240, 0)] // no type: its three bytes become pads and an unknown option
    [InlineData(242, 0)]
    [InlineData(242, 2)] // an offer
    [InlineData(242, 9)]
    [InlineData(241, 2)] // a type of two bytes
    [InlineData(244, 3)] // an address of three
    public void A_message_with_one_wrong_byte_gets_no_answer(int at, byte value)
    {
        byte[] message = new Caller(_network, 1).Write(1, requested: "192.168.4.2");
        Assert.NotNull(_network.Send(message));
        message[at] = value;
        Assert.Null(_network.Send(message));
    }

    [Fact]
    public void Cut_at_any_byte_it_gets_no_answer()
    {
        byte[] message = new Caller(_network, 1, [1, 2, 3]).Write(3, requested: "192.168.4.2", server: "192.168.4.1");
        for (int length = 0; length < message.Length; length++)
        {
            Assert.Null(_network.Send(message[..length]));
        }
    }

    [Fact]
    public void A_hundred_thousand_odd_messages_end_in_silence_or_in_a_sound_answer()
    {
        Random random = new(2131);
        int answers = 0;
        for (int i = 0; i < 100_000; i++)
        {
            byte[] message = Odd(random);
            _network.Pass(random.Next(3));
            if (_network.Send(message) is not { } reply)
            {
                continue;
            }

            answers++;
            Assert.InRange(reply.Bytes.Length, 300, 548);
            Assert.Equal(2, reply.Bytes[0]);
            Assert.Contains(reply.Type, new byte[] { 2, 5, 6 });
            Assert.Equal(message[4..8], reply.Bytes[4..8]);
            Assert.Matches(@"^(0\.0\.0\.0|192\.168\.4\.[2-9])$", reply.Address);
            Assert.Matches(@"^(255\.255\.255\.255|192\.168\.4\.\d+):68$", reply.To);
        }

        Assert.InRange(answers, 1000, 99_000); // it has met both
    }

    /// <summary>All chance, or a sound message in which some bytes are, more of them among the options.</summary>
    private byte[] Odd(Random random)
    {
        if (random.Next(4) == 0)
        {
            byte[] chance = new byte[random.Next(700)];
            random.NextBytes(chance);
            return chance;
        }

        byte[]? identifier = random.Next(3) == 0 ? new byte[random.Next(256)] : null;
        string address = "192.168.4." + random.Next(12);
        byte[] message = new Caller(_network, (byte)random.Next(20), identifier).Write(
            (byte)random.Next(10), random.Next(2) == 0 ? "0.0.0.0" : address, address,
            random.Next(2) == 0 ? null : "192.168.4.1");
        for (int flips = random.Next(3); flips > 0; flips--)
        {
            int at = random.Next(2) == 0 ? random.Next(message.Length) : random.Next(236, message.Length);
            message[at] = (byte)random.Next(256);
        }

        return random.Next(10) == 0 ? message[..random.Next(message.Length)] : message;
    }
}
