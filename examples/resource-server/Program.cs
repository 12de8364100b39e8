// A resource server that checks tokens offline, with the published keys only (RFC 9068 4).
//   dotnet run -- --issuer http://localhost:5080 --urls http://localhost:5090
//   curl -H "Authorization: Bearer $ACCESS_TOKEN" http://localhost:5090/hello
// A token does not show that its device was just removed: it is valid until it expires, at most an hour later.
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var app = WebApplication.Create(args);
string issuer = app.Configuration["issuer"] ?? "http://localhost:5080"; // the exact issuer of the service's metadata
using var http = new HttpClient();
var handler = new JsonWebTokenHandler { MapInboundClaims = false };
var rules = new TokenValidationParameters
{
    ValidTypes = ["at+jwt"], // accept no other token of the same issuer
    ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
    ValidIssuer = issuer,
    ValidAudience = issuer,
    ClockSkew = TimeSpan.FromSeconds(30),
};
var fetchedAt = DateTimeOffset.MinValue;
await FetchKeysAsync();

app.MapGet("/hello", async (HttpRequest request, HttpResponse response) =>
{
    string[] authorization = request.Headers.Authorization.ToString().Split(' ', 2);
    if (authorization is not ["Bearer", string token])
    {
        return Refuse(response, 401, "Bearer"); // RFC 6750 3.1: no error if the request has no token
    }

    var result = await handler.ValidateTokenAsync(token, rules);
    bool isUnknownKey = result.Exception is SecurityTokenSignatureKeyNotFoundException;
    if (isUnknownKey && DateTimeOffset.UtcNow - fetchedAt > TimeSpan.FromMinutes(1))
    {
        await FetchKeysAsync(); // the service may have a new key
        result = await handler.ValidateTokenAsync(token, rules);
    }

    if (!result.IsValid)
    {
        return Refuse(response, 401, "Bearer error=\"invalid_token\"");
    }

    return result.Claims["scope"] is string scope && scope.Split(' ').Contains("device")
        ? Results.Text($"Hello, device {result.Claims["device_id"]} of account {result.Claims["sub"]}\n")
        : Refuse(response, 403, "Bearer error=\"insufficient_scope\", scope=\"device\"");
});
app.Run();

async Task FetchKeysAsync()
{
    rules.IssuerSigningKeys = new JsonWebKeySet(await http.GetStringAsync(issuer + "/oauth/jwks")).GetSigningKeys();
    fetchedAt = DateTimeOffset.UtcNow;
}

static IResult Refuse(HttpResponse response, int status, string challenge)
{
    response.Headers.WWWAuthenticate = challenge;
    return Results.StatusCode(status);
}
