using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Metadata;

/// <summary>RFC 8414: everything in the document works, and everything that works is in the document.</summary>
public sealed class MetadataTests : IAsyncLifetime
{
    private const string Secret = "the secret of the box, in 40 characters.";
    private const string None = "none";
    private static readonly string[] Methods = [None, "client_secret_basic", "client_secret_post"];
    private RunningService _service = null!;
    private JsonElement _document;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync("Pairing:Clients:box:Secret=" + Secret);
        _document = (await Answer.OfAsync(await _service.Http.GetAsync(WellKnown.Metadata))).Json;
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public void The_issuer_is_the_address_that_it_was_fetched_from() =>
        Assert.Equal(_service.Address, _document.GetProperty("issuer").GetString()); // RFC 8414 3.3

    [Fact]
    public async Task Each_endpoint_in_the_metadata_reads_a_form()
    {
        var endpoints = Endpoints().ToList();
        Assert.Equal(4, endpoints.Count);
        foreach (var (name, address) in endpoints)
        {
            var answer = await PostAsync(address, Methods[^1], (Wire.ClientSecret, "twice"));
            Assert.True(answer.Error == Wire.InvalidRequest, $"{name}: {answer.Status} {answer.Body}");
        }
    }

    [Fact]
    public async Task Each_other_address_in_the_metadata_can_be_fetched()
    {
        foreach (string name in new[] { "jwks_uri", "service_documentation" })
        {
            var answer = await _service.Http.GetAsync(_document.GetProperty(name).GetString());
            Assert.True((int)answer.StatusCode < 400, name);
        }
    }

    [Fact]
    public async Task It_tells_devices_of_their_API_and_of_the_parameters_that_it_reads()
    {
        var answer = await _service.Http.GetAsync(_document.GetProperty("device_uri").GetString());
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode); // there, and only for a token
        Assert.Equal("device_name device_model device_version", _document.GetProperty("device_parameters").GetString());
    }

    [Fact]
    public void The_metadata_has_every_OAuth_endpoint()
    {
        var there = _service.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(path => path.StartsWith("/oauth/", StringComparison.Ordinal));
        var named = Endpoints().Select(endpoint => endpoint.Address).Append(_document.GetProperty("jwks_uri").GetString()!);
        Assert.Equal(
            there.Select(path => _service.Address + path).Order(StringComparer.Ordinal),
            named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_authentication_method_works_only_where_the_metadata_has_it()
    {
        foreach (var (name, address) in Endpoints())
        {
            // RFC 8628 3.1: the device authorization endpoint accepts the same authentication as the token endpoint
            string methods = name.Replace("device_authorization", "token", StringComparison.Ordinal) + "_auth_methods_supported";
            var named = Strings(methods);
            foreach (string method in Methods)
            {
                var answer = await PostAsync(address, method);
                Assert.True(
                    named.Contains(method, StringComparer.Ordinal) == (answer.Status != HttpStatusCode.Unauthorized),
                    $"{name} by {method}: {answer.Status} {answer.Body}");
            }
        }
    }

    [Theory]
    [InlineData("urn:ietf:params:oauth:grant-type:device_code")]
    [InlineData("refresh_token")]
    [InlineData("authorization_code")]
    [InlineData("client_credentials")]
    [InlineData("password")]
    [InlineData("urn:ietf:params:oauth:grant-type:jwt-bearer")]
    [InlineData("urn:ietf:params:oauth:grant-type:token-exchange")]
    public async Task A_grant_type_is_named_when_it_is_supported(string grantType)
    {
        var answer = await PostAsync(WellKnown.Token, None, (Wire.GrantType, grantType));
        Assert.Equal(
            Strings("grant_types_supported").Contains(grantType, StringComparer.Ordinal),
            answer.Error != Wire.UnsupportedGrantType);
    }

    [Fact]
    public async Task Each_scope_in_the_metadata_can_be_requested()
    {
        var scopes = Strings("scopes_supported");
        Assert.Contains(Defaults.DeviceScope, scopes);
        foreach (string scope in scopes)
        {
            Assert.Equal(HttpStatusCode.OK, (await PostAsync(WellKnown.DeviceAuthorization, None, (Wire.Scope, scope))).Status);
        }
    }

    private IEnumerable<(string Name, string Address)> Endpoints() => _document.EnumerateObject()
        .Where(member => member.Name.EndsWith("_endpoint", StringComparison.Ordinal))
        .Select(member => (member.Name, member.Value.GetString()!));

    private IReadOnlyList<string> Strings(string name) =>
        [.. _document.GetProperty(name).EnumerateArray().Select(value => value.GetString()!)];

    private async Task<Answer> PostAsync(string address, string method, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        switch (method)
        {
            case None:
                form = [(Wire.ClientId, Defaults.ClientId), .. form];
                break;
            case "client_secret_basic":
                string pair = $"box:{WebUtility.UrlEncode(Secret)}";
                request.Headers.Authorization = new AuthenticationHeaderValue(
                    "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
                break;
            default:
                form = [(Wire.ClientId, "box"), (Wire.ClientSecret, Secret), .. form];
                break;
        }

        request.Content = new FormUrlEncodedContent(form.Select(p => KeyValuePair.Create(p.Name, p.Value)));
        return await Answer.OfAsync(await _service.Http.SendAsync(request));
    }
}
