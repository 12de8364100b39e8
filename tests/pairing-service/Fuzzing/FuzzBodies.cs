using System.Text;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Fuzzing;

/// <summary>Makes the body of an input: mostly a form with the fields that its route reads.</summary>
internal sealed class FuzzBodies(FuzzWorld world)
{
    private static readonly string[] Types =
    [
        Wire.FormMediaType, Wire.FormMediaType + "; charset=utf-8", "application/x-www-form-urlencoded;charset=\"utf-8\"",
        Wire.FormMediaType + "; charset=iso-8859-1", Wire.FormMediaType + "; charset=utf-7", "application/json",
        "application/json; charset=utf-16", "application/json; charset=nothing",
        "multipart/form-data", "multipart/form-data; boundary=b", "text/plain", "x", "/",
        ";", "a/b;c",
        "application/x-www-form-urlencoded, application/json",
    ];

    public (string Type, string Text) Any(Dice dice, string[] fields, bool mayHaveToken)
    {
        string type = dice.Once(8) ? dice.Pick(Types) : fields is [Wire.Text] ? "application/json" : Wire.FormMediaType;
        string text = dice.Roll(30) switch
        {
            0 => Encoding.Latin1.GetString(dice.Bytes(dice.Roll(300))),
            1 => "--b\r\nContent-Disposition: form-data; name=\"Name\"\r\n\r\nx\r\n--b" + (dice.Once(2) ? "--\r\n" : ""),
            2 => new string('x', dice.Roll(18000)),
            _ when type.StartsWith("application/json", StringComparison.Ordinal) => Json(dice),
            _ => Form(dice, fields, mayHaveToken),
        };
        return (dice.Once(12) ? OddText.InHeader(OddText.Any(dice)) : type, text);
    }

    private string Form(Dice dice, string[] fields, bool mayHaveToken)
    {
        var pairs = new List<string>();
        foreach (string field in fields)
        {
            for (int i = dice.Roll(12) switch { 0 => 0, 1 => 2, _ => 1 }; i > 0; i--)
            {
                pairs.Add($"{field}={OddText.Encoded(dice, dice.Roll(3) > 0 ? Usual(dice, field) : OddText.Any(dice))}");
            }
        }

        if (mayHaveToken && dice.Roll(6) > 0)
        {
            pairs.Add("__RequestVerificationToken=" + world.FormToken);
        }

        for (int i = dice.Once(10) ? dice.Roll(40) : 0; i > 0; i--)
        {
            pairs.Insert(dice.Roll(pairs.Count + 1), OddText.Encoded(dice, OddText.Any(dice)));
        }

        return string.Join('&', pairs);
    }

    private string Usual(Dice dice, string field) => field switch
    {
        Wire.ClientId => dice.Once(4) ? "box" : Defaults.ClientId,
        Wire.ClientSecret => dice.Once(2) ? "" : FuzzWorld.Secret,
        Wire.GrantType => dice.Once(2) ? Wire.DeviceCodeGrant : Wire.RefreshTokenGrant,
        Wire.DeviceCode => dice.Pick(world.DeviceCodes),
        Wire.RefreshToken => world.RefreshToken,
        Wire.Token => dice.Once(2) ? world.AccessToken : world.RefreshToken,
        Wire.TokenTypeHint => "access_token",
        Wire.Scope => dice.Once(2) ? "device offline_access" : "device",
        "code" => dice.Pick(world.UserCodes),
        "Name" or "Entry.Name" => dice.Once(2) ? "alice" : $"guest{dice.Roll(1000)}",
        "Password" or "Entry.Password" or "Entry.Repeat" or "Present" => Phone.Password,
        "ReturnUrl" => "/d/" + dice.Pick(world.UserCodes),
        _ => OddText.Any(dice),
    };

    private static string Json(Dice dice) => dice.Roll(8) switch
    {
        0 => new string('[', dice.Roll(3000)),
        1 => "{\"text\":" + dice.Pick<string>(["1", "null", "[]", "{}", "true", "\"\\ud800\"", "\"\\u0000\"", "1e999"]) + "}",
        2 => "{\"text\":\"a\",\"text\":\"b\"}",
        3 => OddText.Raw(OddText.Any(dice)),
        _ => OddText.Raw("{\"text\":" + System.Text.Json.JsonSerializer.Serialize(OddText.Any(dice)) + "}"),
    };
}
