using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pairing.Protocol;
using Pairing.Service.Requests;
using Pairing.Tests;

namespace Pairing.Service.Tests.Requests;

/// <summary>Every field has a maximum length: on the page, in the form reader, and where a page reads an address.</summary>
public sealed partial class FieldTests : FormCase
{
    private const string Code = "&grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=";

    [Theory]
    [InlineData("/oauth/device_authorization", "client_id=", 256)]
    [InlineData("/oauth/device_authorization", "client_id=screen&scope=", 1024)]
    [InlineData("/oauth/device_authorization", "client_id=screen&device_name=", 1024)]
    [InlineData("/oauth/device_authorization", "client_id=screen&device_model=", 1024)]
    [InlineData("/oauth/device_authorization", "client_id=screen&device_version=", 1024)]
    [InlineData("/oauth/token", "client_id=screen&grant_type=", 256)]
    [InlineData("/oauth/token", "client_id=screen" + Code, 256)]
    [InlineData("/oauth/token", "client_id=screen&grant_type=refresh_token&refresh_token=", 256)]
    [InlineData("/oauth/token", "client_id=box&client_secret=", 1024)]
    [InlineData("/oauth/revoke", "client_id=screen&token=", 8192)]
    [InlineData("/oauth/introspect", Box + "&token=", 8192)]
    public async Task A_parameter_that_is_too_long_is_invalid_request(string path, string body, int most)
    {
        Assert.DoesNotContain("too long", (await PostAsync(path, body + new string('x', most))).Body, StringComparison.Ordinal);

        var answer = await PostAsync(path, body + new string('x', most + 1));

        AssertError(answer, HttpStatusCode.BadRequest, Wire.InvalidRequest);
        Assert.Contains("too long", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_a_parameter_that_is_too_long_is_invalid_request() => AssertError(
        await PostAsync(WellKnown.DeviceAuthorization, "client_id=screen&" + new string('x', FieldLengths.OfNames + 1) + "=1"),
        HttpStatusCode.BadRequest, Wire.InvalidRequest);

    /// <summary>Passwords have no limit on the page, because a browser would cut a pasted one without a word.</summary>
    [Fact]
    public void Every_field_of_a_page_tells_the_browser_its_maximum_length()
    {
        var fields = Directory.GetFiles(Repository.At("pairing-service"), "*.cshtml", SearchOption.AllDirectories)
            .Where(file => !Repository.IsBuildOutput(file))
            .SelectMany(file => Field().Matches(File.ReadAllText(file)).Select(field => (file, field.Value)))
            .Where(one => !one.Value.Contains("hidden", StringComparison.Ordinal)
                && !one.Value.Contains("type=\"password\"", StringComparison.Ordinal)
                && !one.Value.Contains("type=\"checkbox\"", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(fields);
        Assert.All(fields, one => Assert.Contains("maxlength=", one.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_text_that_a_page_reads_from_an_address_has_a_maximum_length()
    {
        var pages = typeof(Program).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel))).ToList();
        var properties = pages.SelectMany(page => page.GetProperties())
            .Where(property => property.PropertyType == typeof(string)
                && property.GetCustomAttribute<BindPropertyAttribute>() is { SupportsGet: true });
        var parameters = pages.SelectMany(page => page.GetMethods().Where(method => method.DeclaringType == page))
            .Where(method => method.Name.StartsWith("On", StringComparison.Ordinal))
            .SelectMany(method => method.GetParameters())
            .Where(parameter => parameter.ParameterType == typeof(string));

        Assert.All(properties, property => Assert.NotNull(property.GetCustomAttribute<StringLengthAttribute>()));
        Assert.All(parameters, parameter => Assert.NotNull(parameter.GetCustomAttribute<StringLengthAttribute>()));
    }

    [GeneratedRegex("<(input|textarea)[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Field();
}
