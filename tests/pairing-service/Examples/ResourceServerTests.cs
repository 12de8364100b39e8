using System.Net.Http.Headers;
using System.Reflection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Pairing.Service.Clients;
using Pairing.Service.Keys;
using Pairing.Service.Token;

namespace Pairing.Service.Tests.Examples;

/// <summary>The resource server examples, with valid tokens and every kind of invalid token.</summary>
public sealed class ResourceServerTests : IAsyncLifetime
{
    private const string InvalidToken = "Bearer error=\"invalid_token\"";

    private RunningService _service = null!;

    public static TheoryData<string> Both => ["C#", "JavaScript"];

    private DateTimeOffset Now => _service.Clock.GetUtcNow();

    public async Task InitializeAsync() => _service = await RunningService.StartNewAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_distinguishes_valid_tokens_from_invalid_ones_without_calling_the_service(string language)
    {
        using var server = Start(language);
        using var http = new HttpClient { BaseAddress = await server.AddressAsync() };
        string good = Make("device offline_access", Now);
        string narrow = Make("offline_access", Now);
        string old = Make("device", Now.AddHours(-1).AddMinutes(-1));
        string otherType = Sign(type: "JWT");
        string otherIssuer = Sign(issuer: "http://elsewhere.example");
        string otherAudience = Sign(audience: "http://elsewhere.example");
        string[] parts = good.Split('.');
        string changed = $"{parts[0]}.{narrow.Split('.')[1]}.{parts[2]}";
        string unsigned = $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"at+jwt"}""")}.{parts[1]}.";
        await _service.DisposeAsync(); // from now on, it has only the published keys

        Assert.Equal((200, ""), await AskAsync(http, good));
        Assert.Equal((401, "Bearer"), await AskAsync(http, token: null));
        Assert.Equal((403, "Bearer error=\"insufficient_scope\", scope=\"device\""), await AskAsync(http, narrow));
        foreach (string bad in new[] { old, otherType, otherIssuer, otherAudience, changed, unsigned, "rubbish", "a.b.c" })
        {
            Assert.Equal((401, InvalidToken), await AskAsync(http, bad));
        }
    }

    private Example Start(string language) => language == "C#"
        ? Example.Start(["dotnet", Built], "--issuer", _service.Address, "--urls", "http://127.0.0.1:0")
        : Example.Start("resource-server.mjs", _service.Address, "0");

    private static string Built => typeof(ResourceServerTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(said => said.Key == "ResourceServerPath").Value!;

    private string Make(string scope, DateTimeOffset at) => _service.Get<AccessTokens>().Create(
        Guid.NewGuid(), "ada's id", _service.Get<ConfiguredClients>().Find("screen")!, scope, at);

    /// <summary>Signed with the service's own key, with one wrong claim.</summary>
    private string Sign(string type = "at+jwt", string? issuer = null, string? audience = null) =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = type,
            Issuer = issuer ?? _service.Address,
            Audience = audience ?? _service.Address,
            Expires = Now.AddMinutes(10).UtcDateTime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = "ada's id", ["scope"] = "device" },
            SigningCredentials = new SigningCredentials(
                _service.Get<SigningKeys>().Current().SignerAt(Now).Key, SecurityAlgorithms.EcdsaSha256),
        });

    private static async Task<(int Status, string Challenge)> AskAsync(HttpClient http, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/hello");
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request);
        return ((int)answer.StatusCode, answer.Headers.WwwAuthenticate.ToString());
    }
}
