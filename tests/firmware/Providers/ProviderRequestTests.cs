using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Tests.Life;

namespace Pairing.Firmware.Tests.Providers;

/// <summary>What each provider is sent, to the letter: no parameter that its page does not name.</summary>
public class ProviderRequestTests
{
    private const string Urn = "urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Adevice_code";

    [Theory]
    [InlineData("amazon", "response_type=device_code&client_id=c+1&scope=profile")]
    [InlineData("google", "client_id=c+1&scope=openid+profile")]
    [InlineData("github", "client_id=c+1&scope=read%3Auser")]
    [InlineData("microsoft", "client_id=c+1&scope=openid+profile+offline_access")]
    [InlineData("twitch", "client_id=c+1&scopes=user%3Aread%3Aemail")]
    [InlineData("trakt", """{"client_id":"c 1"}""")]
    [InlineData("facebook", "access_token=c+1%7Cs%222&scope=public_profile")]
    [InlineData("auth0", "client_id=c+1&scope=openid+profile+offline_access")] // a secret makes it refuse
    [InlineData("keycloak", "client_id=c+1&client_secret=s%222&scope=openid+profile+offline_access")]
    public void For_a_code(string provider, string body) =>
        Assert.Equal(body, Paired(provider).Server.Requests.Single(asked => asked.Url.EndsWith("/ask")).Body);

    [Theory]
    [InlineData("amazon", "grant_type=device_code&device_code=dc&user_code=AB12")]
    [InlineData("google", "client_id=c+1&client_secret=s%222&device_code=dc&grant_type=" + Urn)]
    [InlineData("github", "client_id=c+1&device_code=dc&grant_type=" + Urn)]
    [InlineData("microsoft", "grant_type=" + Urn + "&client_id=c+1&device_code=dc")]
    [InlineData("twitch", "client_id=c+1&scopes=user%3Aread%3Aemail&device_code=dc&grant_type=" + Urn)]
    [InlineData("trakt", """{"code":"dc","client_id":"c 1","client_secret":"s\"2"}""")]
    [InlineData("facebook", "access_token=c+1%7Cs%222&code=dc")]
    [InlineData("auth0", "grant_type=" + Urn + "&device_code=dc&client_id=c+1")]
    [InlineData("keycloak", "grant_type=" + Urn + "&device_code=dc&client_id=c+1&client_secret=s%222")]
    public void For_a_token(string provider, string body) =>
        Assert.Equal(body, Paired(provider).Server.Requests.Single(asked => asked.Url.EndsWith("/token")).Body);

    [Theory]
    [InlineData("amazon", "grant_type=refresh_token&refresh_token=r1&client_id=c+1&client_secret=s%222")]
    [InlineData("google", "client_id=c+1&client_secret=s%222&refresh_token=r1&grant_type=refresh_token")]
    [InlineData("github", "client_id=c+1&client_secret=s%222&grant_type=refresh_token&refresh_token=r1")]
    [InlineData(
        "microsoft", "client_id=c+1&scope=openid+profile+offline_access&refresh_token=r1&grant_type=refresh_token")]
    [InlineData("twitch", "client_id=c+1&client_secret=s%222&grant_type=refresh_token&refresh_token=r1")]
    [InlineData(
        "trakt",
        """{"refresh_token":"r1","client_id":"c 1","client_secret":"s\"2","""
        + "\"redirect_uri\":\"urn:ietf:wg:oauth:2.0:oob\",\"grant_type\":\"refresh_token\"}")]
    public void To_refresh(string provider, string body)
    {
        World world = Paired(provider);
        world.Server.Requests.Clear();
        world.Run(3600);
        Assert.Equal(body, world.Server.Requests.First(asked => asked.Url.EndsWith("/renew")).Body);
    }

    [Fact]
    public void Amazon_takes_a_products_data_with_its_scope()
    {
        World world = Paired("amazon", """
            ,"scope":"alexa:all","scope_data":"{\"alexa:all\":{\"productID\":\"P\"}}"
            """);
        Assert.Equal(
            "response_type=device_code&client_id=c+1&scope=alexa%3Aall"
            + "&scope_data=%7B%22alexa%3Aall%22%3A%7B%22productID%22%3A%22P%22%7D%7D",
            world.Server.Requests[0].Body);
    }

    /// <summary>At home, by endpoints that the file names so that one script plays all providers.</summary>
    private static World Paired(string provider, string more = "")
    {
        string uri = provider is "google" or "trakt" ? "verification_url" : "verification_uri";
        string realm = provider == "keycloak" ? ",\"realm\":\"r\"" : "";
        World world = new($$"""
            {"provider":"{{provider}}","client_id":"c 1","client_secret":"s\"2","server":"{{Server.Origin}}","plain_http":true,
            "device_authorization_endpoint":"{{Server.Origin}}/ask","token_endpoint":"{{Server.Origin}}/token",
            "refresh_endpoint":"{{Server.Origin}}/renew"{{realm}}{{more}}}
            """);
        world.Server.Provider = asked => asked.Url.EndsWith("/ask", StringComparison.Ordinal)
            ? Server.Json(200, $$"""
                {"device_code":"dc","code":"dc","user_code":"AB12","{{uri}}":"https://x.example","expires_in":600}
                """)
            : asked.Url.EndsWith("/token", StringComparison.Ordinal) || asked.Url.EndsWith("/renew", StringComparison.Ordinal)
            ? Server.Json(200, """{"access_token":"a1","token_type":"bearer","refresh_token":"r1","expires_in":3600}""")
            : Server.Json(200, """{"name":"Ada"}""");
        world.RunTo<HomeScreen>().Run(1);
        return world;
    }
}
