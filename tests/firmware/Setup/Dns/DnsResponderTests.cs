using System.Text;
using Pairing.Firmware.Core.Setup;
using Pairing.Firmware.Core.Setup.Dns;

namespace Pairing.Firmware.Tests.Setup.Dns;

/// <summary>RFC 1035 as a phone in the setup network sees it: each name is the board.</summary>
public class DnsResponderTests
{
    private const int A = 1;

    [Theory]
    [InlineData("captive.apple.com")]
    [InlineData("connectivitycheck.gstatic.com")]
    [InlineData("www.msftconnecttest.com")]
    [InlineData("detectportal.firefox.com")]
    [InlineData("a")]
    public void Each_name_has_the_boards_address(string name)
    {
        byte[] query = Query(name, A);
        byte[] response = Respond(query)!;
        Assert.Equal([0xBE, 0xEF, 0x85, 0x80, 0, 1, 0, 1, 0, 0, 0, 0], response[..12]); // a response, from the authority itself
        Assert.Equal(query[12..], response[12..query.Length]);
        Assert.Equal([0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 10, 0, 4, 192, 168, 4, 1], response[query.Length..]);
    }

    [Theory]
    [InlineData(28)] // AAAA
    [InlineData(65)] // HTTPS
    [InlineData(12)] // PTR
    [InlineData(16)] // TXT
    public void Of_any_other_type_it_has_nothing(int type)
    {
        byte[] query = Query("captive.apple.com", type);
        byte[] response = Respond(query)!;
        Assert.Equal([0xBE, 0xEF, 0x85, 0x80, 0, 1, 0, 0, 0, 0, 0, 0], response[..12]);
        Assert.Equal(query[12..], response[12..]);
    }

    [Fact]
    public void Another_class_has_nothing_either() => Assert.Equal(0, Respond(Query("version.bind", A, kind: 3))![7]);

    [Fact]
    public void A_query_that_does_not_want_recursion_is_not_told_that_it_did() =>
        Assert.Equal(0x84, Respond(Query("a.b", A, flags: 0))![2]);

    [Fact]
    public void What_comes_behind_the_question_is_left_out()
    {
        byte[] query = Query("captive.apple.com", A);
        query[11] = 1; // RFC 6891 6.1.1
        Assert.Equal(query.Length + 16, Respond([.. query, 0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 0])!.Length);
    }

    [Fact]
    public void It_goes_back_to_where_the_query_came_from()
    {
        byte[] query = Query("a", A);
        Assert.Equal(0, new DnsResponder().Respond(query, query.Length)!.Port);
    }

    [Fact]
    public void The_longest_name_still_gets_an_answer_and_a_longer_one_none()
    {
        string label = new('x', 63);
        Assert.Equal(12 + 255 + 4 + 16, Respond(Query($"{label}.{label}.{label}.{label[..61]}", A))!.Length);
        Assert.Null(Respond(Query($"{label}.{label}.{label}.{label[..62]}", A)));
        Assert.Null(Respond(Query(label + "x", A)));
    }

    [Theory]
    [InlineData(2, 0x81)] // an answer: two boards would talk for ever
    [InlineData(2, 0x28)] // an update, RFC 2136
    [InlineData(2, 0x03)] // cut short
    [InlineData(5, 0)] // no question
    [InlineData(5, 2)] // two
    [InlineData(4, 1)]
    [InlineData(7, 1)] // an answer in it
    [InlineData(12, 0xC0)] // a pointer, which a question has no use for
    [InlineData(12, 40)] // a label that ends behind the message
    public void A_query_with_one_wrong_byte_gets_no_answer(int at, byte value)
    {
        byte[] query = Query("captive.apple.com", A);
        Assert.NotNull(Respond(query));
        query[at] = value;
        Assert.Null(Respond(query));
    }

    [Fact]
    public void Cut_at_any_byte_it_gets_no_answer()
    {
        byte[] query = Query("captive.apple.com", A);
        for (int length = 0; length < query.Length; length++)
        {
            Assert.Null(Respond(query[..length]));
        }
    }

    [Fact]
    public void A_hundred_thousand_odd_queries_end_in_silence_or_in_a_sound_answer()
    {
        Random random = new(1035);
        int answers = 0;
        for (int i = 0; i < 100_000; i++)
        {
            byte[] query = Query(new string('a', random.Next(1, 70)) + ".b", random.Next(70));
            for (int flips = random.Next(3); flips > 0; flips--)
            {
                query[random.Next(query.Length)] = (byte)random.Next(256);
            }

            if (random.Next(4) == 0)
            {
                random.NextBytes(query);
            }

            if (Respond(query) is { } response)
            {
                answers++;
                Assert.InRange(response.Length, 17, 12 + 255 + 4 + 16);
                Assert.Equal(query[..2], response[..2]);
                Assert.Equal(0x84, response[2] & 0xFE);
            }
        }

        Assert.InRange(answers, 10_000, 99_000); // it has met both
    }

    private static byte[] Query(string name, int type, byte kind = 1, byte flags = 1)
    {
        List<byte> query = [0xBE, 0xEF, flags, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        foreach (string label in name.Split('.'))
        {
            query.AddRange([(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]);
        }

        return [.. query, 0, 0, (byte)type, 0, kind];
    }

    /// <summary>In the board's buffer, which is longer and has the rest of an earlier datagram.</summary>
    private static byte[]? Respond(byte[] query)
    {
        byte[] buffer = new byte[1024];
        Array.Fill(buffer, (byte)1);
        query.CopyTo(buffer, 0);
        return new DnsResponder().Respond(buffer, query.Length) is { } answer ? answer.Bytes : null;
    }
}
