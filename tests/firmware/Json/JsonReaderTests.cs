using System.Text.Json;
using Pairing.Firmware.Core.Json;

namespace Pairing.Firmware.Tests.Json;

public class JsonReaderTests
{
    [Theory]
    [InlineData("""{"text":"x"}""", "x")]
    [InlineData("""{"text":5}""", "5")]
    [InlineData("""{"text":600.5}""", "600.5")] // the board's library gives 600.49999999999999
    [InlineData("""{"text":18446744073709551616}""", "18446744073709551616")]
    [InlineData("""{"text":true}""", "true")]
    [InlineData("""{"text":null}""", "")]
    [InlineData("""{"text":"a\/b\u0026c"}""", "a/b&c")]
    [InlineData("""{"text":"2026-07-24T10:00:00Z"}""", "2026-07-24T10:00:00Z")] // the library writes it anew
    [InlineData("""{"text":"x","text":"y"}""", "y")] // the library gives null
    [InlineData("""{"text":"x","Text":"y","TEXT":"z"}""", "x")]
    [InlineData("""{"text":"\\","x":"\""}""", "\\")]
    [InlineData("{}", "before")]
    public void A_text_is_what_stands_there(string json, string text) => Assert.Equal(text, Read(json)!.text);

    [Theory]
    [InlineData("""{"list":[["a"],[]],"text":"x"}""")]
    [InlineData("""{"o":{"text":"y","o":{"text":["z"]}},"text":"x"}""")]
    [InlineData("""{"list":["]","}","\"]"],"text":"x"}""")]
    [InlineData("""{"big":1e999,"small":-1.5e-300,"text":"x","":null}""")]
    [InlineData("\uFEFF \t\r\n{ \"text\" :\n\"x\" , }\n")]
    [InlineData("""{"text":"x" "flag":false}""")]
    [InlineData("""{'text':'x'}""")]
    public void Members_that_it_does_not_ask_for_and_small_mistakes_do_not_matter(string json) =>
        Assert.Equal("x", Read(json)!.text);

    /// <summary>It looks into pieces of a long text: whatever stands at the end of one is read as in a short text.</summary>
    [Fact]
    public void In_a_long_text_it_does_not_matter_where_a_member_stands()
    {
        string value = string.Concat(Enumerable.Repeat("""a\"\u00E9\\b/""" + "\U0001F600", 60));
        string meant = JsonDocument.Parse($"\"{value}\"").RootElement.GetString()!;
        for (int length = 0; length < 600; length++)
        {
            string json = $$"""{"x":["{{new string('y', length)}}",{"z":"]\\"}],"text":"{{value}}","number":{{length}}}""";
            Target target = Read(json)!;
            Assert.Equal(length, target.number);
            Assert.Equal(meant, target.text);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("[]")]
    [InlineData("<html></html>")]
    [InlineData("{")]
    [InlineData("""{"text":"x""")]
    [InlineData("""{"text":"x\""")]
    [InlineData("""{"text":""")]
    [InlineData("""{"text":x""")]
    [InlineData("""{"text":[""")]
    [InlineData("""{"text":["a}""")]
    [InlineData("""{"text":[{]""")]
    [InlineData("""{"text" "x"}""")]
    [InlineData("""{text:"x"}""")]
    [InlineData("""{"text":]""")]
    [InlineData("""{"text":"x"} more""")]
    [InlineData("""{"text":"\q"}""")]
    public void The_rest_is_refused(string json) => Assert.Null(Read(json));

    [Theory]
    [InlineData("""{"text":[]}""")]
    [InlineData("""{"text":["a","b"]}""")]
    [InlineData("""{"text":{"text":"x"}}""")]
    public void An_array_or_an_object_for_a_text_leaves_it_as_it_is_and_is_named(string json)
    {
        Target target = new();
        Assert.True(JsonReader.TryRead(json, target, false, out string fault));
        Assert.Equal(("text", "before"), (fault, target.text));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"true\"", true)]
    [InlineData("\" Yes \"", true)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("\"no\"", false)]
    [InlineData("null", true)]
    [InlineData("\"\"", true)]
    public void A_person_says_yes_and_no_in_several_ways(string value, bool meant)
    {
        Target target = new() { flag = true };
        Assert.True(JsonReader.TryRead($$"""{"Flag":{{value}}}""", target, true, out string fault));
        Assert.Equal(("", meant), (fault, target.flag));
    }

    [Theory]
    [InlineData("60", 60)]
    [InlineData("\"60\"", 60)]
    [InlineData("60.0", 60)]
    [InlineData("\" 60\"", 60)]
    [InlineData("-1", -1)]
    [InlineData("0x3C", 60)]
    [InlineData("\"0x3c\"", 60)]
    [InlineData("null", 7)]
    public void And_a_number_too(string value, int meant)
    {
        Target target = new() { number = 7 };
        Assert.True(JsonReader.TryRead($$"""{"NUMBER":{{value}}}""", target, true, out string fault));
        Assert.Equal(("", meant), (fault, target.number));
    }

    [Theory]
    [InlineData("""{"text":"x","number":4.5,"flag":true}""", "number")]
    [InlineData("""{"number":true}""", "number")]
    [InlineData("""{"number":"0xZZ"}""", "number")]
    [InlineData("""{"number":99999999999}""", "number")]
    [InlineData("""{"number":[4]}""", "number")]
    [InlineData("""{"flag":4.5}""", "flag")]
    [InlineData("""{"flag":"perhaps","number":"x"}""", "flag")]
    [InlineData("""{"Flag":{}}""", "Flag")]
    public void A_value_that_can_mean_nothing_is_named(string json, string member)
    {
        Assert.True(JsonReader.TryRead(json, new Target(), true, out string fault));
        Assert.Equal(member, fault);
    }

    [Theory]
    [InlineData("""{"text":"x","name":Kitchen screen}""", "name")]
    [InlineData("""{"text":"x,"number":5}""", "text")]
    [InlineData("not JSON", "")]
    public void Where_it_ends_to_be_JSON_is_told_by_the_last_member(string json, string member)
    {
        Assert.False(JsonReader.TryRead(json, new Target(), true, out string fault));
        Assert.Equal(member, fault);
    }

    /// <summary>Whatever is cut off or changed, it ends, and what is still JSON is read as another reader reads it.</summary>
    [Fact]
    public void Damaged_text_never_throws()
    {
        const string Whole = """{"text":"a\u0041\\","number":12,"x":[{"y":["}"]},null],"flag":true,"o":{"text":"b"}}""";
        Random random = new(8259);
        for (int i = 0; i < 20000; i++)
        {
            char[] damaged = Whole[..random.Next(Whole.Length + 1)].ToCharArray();
            for (int j = random.Next(3); j > 0 && damaged.Length > 0; j--)
            {
                damaged[random.Next(damaged.Length)] = "{}[]\",:\\u0a '\0"[random.Next(14)];
            }

            Target target = new();
            bool isRead = JsonReader.TryRead(new string(damaged), target, false, out _);
            if (TryParse(new string(damaged)) is { RootElement: { ValueKind: JsonValueKind.Object } root })
            {
                Assert.True(isRead, new string(damaged));
                JsonElement last = root.EnumerateObject().LastOrDefault(member => member.NameEquals("text")).Value;
                bool isSame = last.ValueKind != JsonValueKind.String || Shown(last.GetString()!) == target.text;
                Assert.True(isSame, new string(damaged));
            }
        }
    }

    /// <summary>A control character without a short escape becomes a space.</summary>
    private static string Shown(string text) => string.Concat(text.Select(c => c < ' ' && !"\b\f\n\r\t".Contains(c) ? ' ' : c));

    private static JsonDocument? TryParse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Target? Read(string json)
    {
        Target target = new();
        return JsonReader.TryRead(json, target, false, out _) ? target : null;
    }

#pragma warning disable IDE1006 // spelled as on the wire
    private sealed class Target
    {
        public string text = "before";

        public int number = -1;

        public bool flag;
    }
}
