namespace Pairing.Firmware.Tests.Json;

/// <summary>What FACTS.md says of the board's library, asked of the reader that stands in for it here.</summary>
public class StrictJsonTests
{
    [Theory]
    [InlineData("""{"number":5}""", 5)]
    [InlineData("""{"number":"5"}""", 5)]
    [InlineData("""{"number":5.0}""", 5)]
    [InlineData("""{"Number":5}""", -1)]
    [InlineData("""{"unknown":{"x":[1]}}""", -1)]
    [InlineData("{}", -1)]
    public void An_int_is_read_from_what_resembles_one_and_stays_when_missing(string json, int number) =>
        Assert.Equal(number, Read(json)!.number);

    [Theory]
    [InlineData("""{"text":5}""", "5")]
    [InlineData("""{"text":600.0}""", "600")]
    [InlineData("""{"text":18446744073709551615}""", "18446744073709551615")]
    [InlineData("""{"text":null}""", "")]
    [InlineData("""{"text":"a\/b\u0026c"}""", "a/b&c")]
    [InlineData("""{"text":"2026-07-24T10:00:00Z"}""", "07/24/2026 10:00:00")]
    [InlineData("{}", "before")]
    public void A_string_takes_figures_and_a_null_arrives_empty(string json, string text) => Assert.Equal(text, Read(json)!.text);

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("[]")]
    [InlineData("<html></html>")]
    [InlineData("""{"text":"x""")]
    [InlineData("""{"text":"x"} more""")]
    [InlineData("""{"list":[[1]]}""")]
    [InlineData("""{"text":"x","text":"y"}""")]
    [InlineData("""{"text":{"x":1}}""")]
    [InlineData("""{"number":null}""")]
    [InlineData("""{"number":4.5}""")]
    [InlineData("""{"number":true}""")]
    [InlineData("""{"flag":"true"}""")]
    [InlineData("""{"flag":1}""")]
    public void The_rest_is_refused(string json) => Assert.Null(Read(json));

    [Theory]
    [InlineData("""{"text":[]}""")]
    [InlineData("""{"number":[1]}""")]
    public void An_array_for_a_member_that_is_none_fails_the_test_since_a_board_would_restart(string json) =>
        Assert.Throws<InvalidOperationException>(() => Read(json));

    private static Target? Read(string json) => (Target?)new StrictJson().Read(json, typeof(Target));

#pragma warning disable IDE1006, CA1812 // spelled as on the wire; made by reflection
    private sealed class Target
    {
        public string text { get; set; } = "before";

        public int number { get; set; } = -1;

        public bool flag = false;
    }
}
