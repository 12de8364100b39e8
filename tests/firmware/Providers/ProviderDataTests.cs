using System.Text;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Providers;
using Pairing.Firmware.Core.Settings;

namespace Pairing.Firmware.Tests.Providers;

/// <summary>One word in pairing.json stands for a provider's addresses; other members of the file go before its data.</summary>
public class ProviderDataTests
{
    [Theory]
    [InlineData("amazon", "https://api.amazon.com/auth/o2/create/codepair", "https://api.amazon.com/auth/o2/token")]
    [InlineData("google", "https://oauth2.googleapis.com/device/code", "https://oauth2.googleapis.com/token")]
    [InlineData("GitHub", "https://github.com/login/device/code", "https://github.com/login/oauth/access_token")]
    [InlineData(
        "microsoft", "https://login.microsoftonline.com/common/oauth2/v2.0/devicecode",
        "https://login.microsoftonline.com/common/oauth2/v2.0/token")]
    [InlineData("twitch", "https://id.twitch.tv/oauth2/device", "https://id.twitch.tv/oauth2/token")]
    [InlineData("trakt", "https://api.trakt.tv/oauth/device/code", "https://api.trakt.tv/oauth/device/token")]
    [InlineData(
        "facebook", "https://graph.facebook.com/v2.6/device/login", "https://graph.facebook.com/v2.6/device/login_status")]
    public void It_names_the_endpoints(string provider, string ask, string token)
    {
        DeviceSettings settings = Read($$"""{"provider":"{{provider}}","client_id":"c","client_secret":"s"}""");
        Assert.Equal((ask, token), (settings.DeviceAuthorizationEndpoint, settings.TokenEndpoint));
        Assert.Equal(new Uri(ask).Host, settings.Host);
    }

    [Theory]
    [InlineData("keycloak", "\"server\":\"https://sso.example/\",\"realm\":\"home\"", "https://sso.example/realms/home")]
    [InlineData("keycloak", "\"server\":\"https://sso.example/realms/home\"", "https://sso.example/realms/home")]
    [InlineData("hydra", "\"server\":\"https://hydra.example\"", "https://hydra.example")]
    [InlineData("hydra", "\"tenant\":\"slug\"", "https://slug.projects.oryapis.com")]
    [InlineData("auth0", "\"tenant\":\"acme.eu\"", "https://acme.eu.auth0.com")]
    [InlineData("okta", "\"tenant\":\"acme\"", "https://acme.okta.com")]
    [InlineData("okta", "\"server\":\"https://acme.okta.com/oauth2/default\"", "https://acme.okta.com/oauth2/default")]
    [InlineData("zitadel", "\"tenant\":\"acme\"", "https://acme.zitadel.cloud")]
    public void Of_a_realm_or_tenant_it_makes_the_server_whose_metadata_names_them(string provider, string members, string server)
    {
        DeviceSettings settings = Read($$"""{"provider":"{{provider}}","client_id":"c",{{members}}}""");
        Assert.Equal(server, settings.Server);
        Assert.Null(Endpoints.FromSettings(settings));
    }

    [Theory]
    [InlineData("github", "http://10.0.0.2:9/user")]
    [InlineData("amazon", "http://10.0.0.2:9/user/profile")]
    [InlineData("twitch", "OAuth http://10.0.0.2:9/oauth2/validate")]
    [InlineData("facebook", "http://10.0.0.2:9/v2.6/me?fields=name")]
    public void Server_moves_all_of_it_to_another_machine_the_profile_too(string provider, string profile)
    {
        DeviceSettings settings = Read($$"""
            {"provider":"{{provider}}","client_id":"c","client_secret":"s","server":"http://10.0.0.2:9/","plain_http":true}
            """);
        Assert.StartsWith("http://10.0.0.2:9/", settings.DeviceAuthorizationEndpoint, StringComparison.Ordinal);
        Assert.StartsWith("http://10.0.0.2:9/", settings.TokenEndpoint, StringComparison.Ordinal);
        Assert.Equal(profile, settings.Profile);
    }

    [Fact]
    public void Members_of_the_file_go_before_the_providers_data()
    {
        DeviceSettings settings = Read("""
            {"provider":"microsoft","client_id":"c","tenant":"contoso.com","scope":"User.Read",
            "token_endpoint":"https://a.example/t","refresh_endpoint":"https://a.example/r"}
            """);
        Assert.Equal("User.Read", settings.Scope);
        Assert.Equal(
            "https://login.microsoftonline.com/contoso.com/oauth2/v2.0/devicecode", settings.DeviceAuthorizationEndpoint);
        Endpoints endpoints = Endpoints.FromSettings(settings)!;
        Assert.Equal(("https://a.example/t", "https://a.example/r"), (endpoints.Token, endpoints.Refresh));
    }

    [Theory]
    [InlineData("""{"provider":"amazonas","client_id":"c"}""", "PRV-1", "Unknown provider amazonas")]
    [InlineData("""{"provider":"amazon"}""", "PRV-2", "No client_id")]
    [InlineData("""{"provider":"google","client_id":"c"}""", "PRV-2", "No client_secret")]
    [InlineData("""{"provider":"facebook","client_id":"c"}""", "PRV-2", "No client_secret")]
    [InlineData("""{"provider":"trakt","client_id":"c"}""", "PRV-2", "No client_secret")]
    [InlineData("""{"provider":"keycloak","client_id":"c","server":"https://a.example"}""", "PRV-2", "No realm")]
    [InlineData("""{"provider":"auth0","client_id":"c"}""", "PRV-2", "No tenant")]
    [InlineData("""{"provider":"keycloak","client_id":"c","realm":"r"}""", "SET-3", "No server address")]
    [InlineData("""{"provider":"amazon","client_id":"c","server":"http://a"}""", "SET-4", "Server without TLS")]
    public void What_it_cannot_do_without_is_told_by_name(string json, string code, string cause)
    {
        Assert.Null(DeviceSettings.Read(Flash(json), out Trouble? trouble));
        Assert.Equal((code, cause), (trouble!.Code, trouble.Cause));
    }

    [Fact]
    public void Every_name_in_the_list_is_found_and_no_other_file_is_left_out()
    {
        string[] names = ProviderList.Names.Split(' ');
        Assert.All(names, name => Assert.NotNull(ProviderList.Find(name)));
        string[] files = [.. typeof(Provider).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(Provider).Namespace && type.GetMethod("Make") != null)
            .Select(type => type.Name.ToLowerInvariant()).Order()];
        Assert.Equal(files, names.Order());
    }

    [Fact]
    public void Each_name_of_a_member_is_a_field()
    {
        string[][] pairs = [.. ProviderList.Names.Split(' ').Append("")
            .SelectMany(name => ProviderList.Find(name)!.Members.Split('|')).Select(pair => pair.Split('='))];
        Assert.All(pairs, pair => Assert.NotNull(typeof(OtherNames).GetField(pair[0])));
        Assert.All(pairs, pair => Assert.NotNull(typeof(Response).GetField(pair[1])));
    }

    private static DeviceSettings Read(string json)
    {
        DeviceSettings? settings = DeviceSettings.Read(Flash(json), out Trouble? trouble);
        Assert.True(trouble == null, trouble?.Cause);
        return settings!;
    }

    private static RamFlash Flash(string json)
    {
        RamFlash flash = new();
        flash.Put("pairing.json", Encoding.UTF8.GetBytes(json));
        return flash;
    }
}
