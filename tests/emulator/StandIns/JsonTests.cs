extern alias board;
using System.Collections;
using Convert = board::nanoFramework.Json.JsonConvert;
using DeserializationException = board::nanoFramework.Json.DeserializationException;

namespace Pairing.Emulator.Tests.StandIns;

/// <summary>device-api/FACTS.md, section 5: what was seen of the package on its own runtime.</summary>
public class JsonTests
{
    [Theory]
    [InlineData("""a\nb\"c\\d""", "a\nb\"c\\d")]
    [InlineData("""\u00E9""", "é")]
    [InlineData("""\u0026b""", "&b")]
    [InlineData("""x\u0027""", "x'")]
    public void These_escapes_are_read(string written, string read) => Assert.Equal(read, Text(written));

    [Theory]
    [InlineData("""http:\/\/x""")]
    [InlineData("""a\u002Bb""")]
    [InlineData("""a\u003cb""")]
    [InlineData("""\uD83D\uDE00""")]
    public void These_escapes_throw(string written) => Assert.Throws<DeserializationException>(() => Text(written));

    [Theory]
    [InlineData("""a\u00265""", "a&")]
    [InlineData("""a\u0026e""", "a&")]
    public void What_could_go_on_as_a_number_is_swallowed_behind_an_escape(string written, string read) =>
        Assert.Equal(read, Text(written));

    [Fact]
    public void An_escape_beyond_Latin_1_gives_a_wrong_character() => Assert.NotEqual("\u2013", Text("""\u2013"""));

    [Theory]
    [InlineData("""{"number":5}""", 5)]
    [InlineData("""{"number":"5"}""", 5)]
    [InlineData("""{"number":5.0}""", 5)]
    [InlineData("""{"Number":5}""", -1)]
    [InlineData("""{"unknown":{"x":[1]}}""", -1)]
    [InlineData("""{}""", -1)]
    [InlineData("""{"number":5,}""", 5)]
    public void An_int_is_read_from_what_resembles_one_and_stays_when_missing(string json, int number) =>
        Assert.Equal(number, Read(json).number);

    [Theory]
    [InlineData("""{"text":5}""", "5")]
    [InlineData("""{"text":null}""", "")]
    [InlineData("""{}""", "before")]
    public void A_string_takes_figures_and_a_null_arrives_empty(string json, string text) => Assert.Equal(text, Read(json).text);

    [Fact]
    public void A_null_for_an_int_is_a_null_reference() =>
        Assert.Throws<NullReferenceException>(() => Read("""{"number":null}"""));

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("""{"text":"x""")]
    [InlineData("""{"text":"x"} more""")]
    [InlineData("""{"list":[[1]]}""")]
    public void What_is_no_document_throws(string json) => Assert.Throws<DeserializationException>(() => Read(json));

    [Fact]
    public void A_bare_number_is_an_index_out_of_range() => Assert.Throws<IndexOutOfRangeException>(() => Read("12"));

    [Fact]
    public void A_table_takes_every_kind_of_value()
    {
        var table = (Hashtable)Convert.DeserializeObject(
            """{"i":1,"l":5000000000,"u":18446744073709551615,"d":1.5,"b":true,"n":null,"o":{"x":"y"},"a":[1,"2"]}""",
            typeof(Hashtable))!;
        Assert.Equal(1, table["i"]);
        Assert.Equal(5000000000L, table["l"]);
        Assert.Equal(ulong.MaxValue, table["u"]);
        Assert.Equal(1.5, table["d"]);
        Assert.Equal(true, table["b"]);
        Assert.Null(table["n"]);
        Assert.Equal("y", Assert.IsType<Hashtable>(table["o"])["x"]);
        Assert.Equal([1, "2"], Assert.IsType<ArrayList>(table["a"]).ToArray());
    }

    [Fact]
    public void In_a_table_what_looks_like_a_date_becomes_one() => Assert.IsType<board::System.DateTime>(
        ((Hashtable)Convert.DeserializeObject("""{"t":"2026-01-02T03:04:05Z"}""", typeof(Hashtable))!)["t"]);

    [Fact]
    public void In_a_table_a_name_may_not_come_twice() => Assert.Throws<ArgumentException>(
        () => Convert.DeserializeObject("""{"a":1,"a":2}""", typeof(Hashtable)));

    [Fact]
    public void Few_characters_are_escaped_in_what_is_written_and_nulls_are_written_too() => Assert.Equal(
        """{"Text":"a\n\"\\/é&","Nothing":null}""",
        Convert.SerializeObject(new { Text = "a\n\"\\/é&", Nothing = (string?)null }));

    private static string Text(string written) => Read("{\"text\":\"" + written + "\"}").text;

    private static Target Read(string json) => (Target)Convert.DeserializeObject(json, typeof(Target))!;

#pragma warning disable IDE1006, CA1812 // spelled as on the wire; made by reflection
    private sealed class Target
    {
        public string text { get; set; } = "before";

        public int number { get; set; } = -1;
    }
}
