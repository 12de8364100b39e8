using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

namespace Pairing.Emulator.Faults;

/// <summary>The same answer, written as somebody else's server might write it.</summary>
internal static class TwistedJson
{
    public static string WithEscapes(JsonNode? node) => node switch
    {
        JsonObject members => "{" + string.Join(',', members.Select(m => $"\"{m.Key}\":{WithEscapes(m.Value)}")) + "}",
        JsonArray items => "[" + string.Join(',', items.Select(WithEscapes)) + "]",
        JsonValue value when value.TryGetValue(out string? text) => "\"" + string.Concat(text.Select(Escape)) + "\"",
        _ => node?.ToJsonString() ?? "null",
    };

    public static string WithLists(JsonObject members) =>
        new JsonObject(members.Select(m => new KeyValuePair<string, JsonNode?>(m.Key, new JsonArray(m.Value?.DeepClone()))))
            .ToJsonString();

    public static string WithUnknownMembers(JsonObject members)
    {
        members.Insert(0, "x_notice", "} is no end, and \" is none");
        members.Insert(1, "x_nested",
            new JsonObject { ["list"] = new JsonArray(1, "two", null), ["inner"] = new JsonObject { ["deep"] = true } });
        members.Add("x_null", null);
        return members.ToJsonString();
    }

    public static string WithBigNumbers(JsonObject members)
    {
        if (members.ContainsKey("expires_in"))
        {
            members["expires_in"] = 4_000_000_000;
        }

        members.Insert(0, "x_serial", JsonNode.Parse("98765432109876543210987654321"));
        members.Add("x_ratio", 1.5e300);
        return members.ToJsonString();
    }

    private static string Escape(char c) => c == '/' ? "\\/" : "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);
}
