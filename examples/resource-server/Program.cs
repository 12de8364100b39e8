// A resource server that asks the service about no token: it checks them by the published keys alone (RFC 9068 4).
//   dotnet run -- --issuer http://localhost:5080 --urls http://localhost:5090
//   curl -H "Authorization: Bearer $ACCESS_TOKEN" http://localhost:5090/hello
// What a token cannot tell is that its device was removed a moment ago: it goes on until it ends, an hour at most.
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var app = WebApplication.Create(args);
string issuer = app.Configuration["issuer"] ?? "http://localhost:5080"; // as the service's metadata has it, to the letter
using var http = new HttpClient();
var handler = new JsonWebTokenHandler { MapInboundClaims = false };
var rules = new TokenValidationParameters
{
    ValidTypes = ["at+jwt"], // so that no other token of the same issuer passes for one
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
        return Refuse(response, 401, "Bearer"); // RFC 6750 3.1: no error for who brought no token
    }

    var result = await handler.ValidateTokenAsync(token, rules);
    if (result.Exception is SecurityTokenSignatureKeyNotFoundException && DateTimeOffset.UtcNow - fetchedAt > TimeSpan.FromMinutes(1))
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
