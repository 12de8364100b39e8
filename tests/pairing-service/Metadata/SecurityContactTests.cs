using System.Net;
using Pairing.Service.Settings;

namespace Pairing.Service.Tests.Metadata;

/// <summary>/.well-known/security.txt (RFC 9116)</summary>
public sealed class SecurityContactTests
{
    private const string Path = "/.well-known/security.txt";
    private const string Contact = "mailto:security@pair.example";

    [Fact]
    public async Task With_a_contact_there_is_a_security_txt_that_has_not_expired()
    {
        await using var service = await RunningService.StartAsync(
            "Pairing:SecurityContact=" + Contact, "Pairing:PublicUrl=https://pair.example");

        using var response = await service.Http.GetAsync(Path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/plain; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        string text = await response.Content.ReadAsStringAsync();
        Assert.Equal(
            $"""
            Contact: {Contact}
            Expires: {service.Now.UtcDateTime.Date.AddDays(180):yyyy-MM-dd}T00:00:00Z
            Preferred-Languages: en
            Canonical: https://pair.example{Path}

            """,
            text);
    }

    [Fact]
    public async Task Without_https_it_names_no_canonical_address()
    {
        await using var service = await RunningService.StartAsync("Pairing:SecurityContact=" + Contact);

        Assert.DoesNotContain("Canonical", await service.Http.GetStringAsync(Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_contact_it_does_not_exist()
    {
        await using var service = await RunningService.StartAsync();

        using var response = await service.Http.GetAsync(Path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("security@pair.example")]
    [InlineData("http://pair.example/report")]
    [InlineData("mailto:a@pair.example\nExpires: 2099-01-01T00:00:00Z")]
    [InlineData("mailto:")]
    public async Task A_contact_that_is_no_URI_stops_the_start(string contact)
    {
        var wrong = await Assert.ThrowsAsync<WrongSettingException>(
            () => RunningService.StartAsync("Pairing:SecurityContact=" + contact));

        Assert.StartsWith("Pairing:SecurityContact is ", wrong.Message, StringComparison.Ordinal);
    }
}
