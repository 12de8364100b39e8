// A device that pairs, stays paired, and asks the service for its name. Needs .NET 10 and nothing else.
//   dotnet run device.cs [http://localhost:5080] [file for its refresh token]
#:property PublishAot=false
using System.Diagnostics;
using System.Text.Json.Nodes;

string service = args.ElementAtOrDefault(0) ?? "http://localhost:5080";
string file = args.ElementAtOrDefault(1) ?? "refresh-token";
using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(1) };

var server = await AskAsync(service + "/.well-known/oauth-authorization-server"); // RFC 8414
string token = (string)server["token_endpoint"]!;
string? kept = File.Exists(file) ? File.ReadAllText(file) : null;
var tokens = kept is null ? await PairAsync() : await RefreshAsync(kept);
if (kept is not null && (string?)tokens["error"] == "invalid_grant")
    tokens = await PairAsync(); // the owner removed this device
if (tokens["error"] is { } error)
    throw new InvalidOperationException($"Not paired: {error}");
Keep((string)tokens["refresh_token"]!);
var device = await AskAsync(service + "/api/device", header: ("Authorization", $"Bearer {tokens["access_token"]}"));
Console.WriteLine($"I am {device["name"]}, paired with {device["account"]}");

// Returns new tokens for the stored one.
Task<JsonNode> RefreshAsync(string refreshToken) =>
    AskAsync(token, new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken });

// Shows a code and polls until the owner decides (RFC 8628).
async Task<JsonNode> PairAsync()
{
    var ask = new Dictionary<string, string> { ["scope"] = "device offline_access", ["device_name"] = "C# example" };
    var code = await AskAsync((string)server["device_authorization_endpoint"]!, ask);
    Console.WriteLine($"Open {code["verification_uri"]} and enter {code["user_code"]}");
    var poll = new Dictionary<string, string>
    {
        ["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code",
        ["device_code"] = $"{code["device_code"]}",
    };
    (string, string)? prefer = code["prefer_wait"] is { } wait ? ("Prefer", $"wait={wait}") : null; // a long poll
    double interval = (int?)code["interval"] ?? 5, begun;
    for (var age = Stopwatch.StartNew(); (begun = age.Elapsed.TotalSeconds) < (int)code["expires_in"]!;)
    {
        JsonNode? response = null;
        try { response = await AskAsync(token, poll, prefer); }
        catch (Exception) { interval = Math.Min(interval * 2, 60); } // no response: wait longer each time
        if ((string?)response?["error"] == "slow_down")
            interval += 5; // for all later polls
        else if (response is not null && (string?)response["error"] != "authorization_pending")
            return response;
        if (age.Elapsed.TotalSeconds - begun < interval)
            await Task.Delay(TimeSpan.FromSeconds(interval)); // a long poll has waited already
    }
    return new JsonObject { ["error"] = "expired_token" };
}

// Returns the JSON of a response, also of an error response. 5xx is an exception.
async Task<JsonNode> AskAsync(string url, Dictionary<string, string>? form = null, (string Name, string Value)? header = null)
{
    using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, url);
    request.Content = form is null ? null : new FormUrlEncodedContent(form.Append(new("client_id", "screen")));
    if (header is { } its) request.Headers.Add(its.Name, its.Value);
    using var response = await http.SendAsync(request);
    if ((int)response.StatusCode >= 500) response.EnsureSuccessStatusCode();
    return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
}

// Stores the token before anything else happens, completely or not at all. Until then the old one still works.
void Keep(string refreshToken)
{
    File.WriteAllText(file + ".new", refreshToken);
    File.Move(file + ".new", file, overwrite: true);
}
