using Pairing.Service.Cookies;

namespace Pairing.Service.Tests.Cookies;

public class CookieScopeTests
{
    [Theory]
    [InlineData("https://pair.example", "__Host-pairing.session", "/")]
    [InlineData("https://pair.example:8443", "__Host-pairing.session.8443", "/")]
    [InlineData("https://pair.example/tools", "__Secure-pairing.session~tools", "/tools")]
    [InlineData("https://pair.example/tools/", "__Secure-pairing.session~tools", "/tools")]
    [InlineData("https://pair.example/a/b", "__Secure-pairing.session~a%2Fb", "/a/b")]
    [InlineData("https://pair.example:8443/a", "__Secure-pairing.session.8443~a", "/a")]
    [InlineData("https://pair.example/8443", "__Secure-pairing.session~8443", "/8443")]
    [InlineData("http://192.0.2.7:5080", "pairing.session.http.5080", "/")]
    [InlineData("http://pair.example", "pairing.session.http", "/")]
    [InlineData("http://pair.example/tools", "pairing.session.http~tools", "/tools")]
    public void A_name_tells_scheme_port_and_path(string url, string name, string path)
    {
        var scope = CookieScope.Of(new Uri(url));

        Assert.Equal((name, path), (scope.NameOf(CookieKeys.Session), scope.CookiePath));
        Assert.Equal("other", scope.NameOf("other"));
    }
}
