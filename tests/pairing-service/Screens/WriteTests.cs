using System.Net;
using System.Text;
using Pairing.Protocol;

namespace Pairing.Service.Tests.Screens;

/// <summary>PUT /api/devices/{id}/screen: who is allowed, and what is accepted.</summary>
public sealed class WriteTests : IAsyncLifetime
{
    private RunningService _service = null!;
    private ScreenDevice _screen = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync();
        var device = new TestDevice(_service);
        await device.PairAsync(await _service.AddAccountAsync("alice"));
        _screen = new ScreenDevice(_service, device);
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_device_sets_its_own_screen_text_and_gets_the_tag()
    {
        var answer = await _screen.WriteAsync("""{"text":"Milk"}""");
        Assert.Equal("Milk", answer[Wire.Text]);
        Assert.Equal(await _screen.TagAsync(), answer.Header("ETag"));
    }

    [Fact]
    public async Task A_device_cannot_set_the_text_of_another_screen_even_of_its_owner()
    {
        var other = await _service.PairAsync((await _service.Devices.FindAsync(await _screen.IdAsync(), default))!.AccountId);
        AssertProblem(HttpStatusCode.NotFound, await _screen.WriteAsync("""{"text":"Mine"}""", id: other));
        Assert.Equal("", (await _service.Devices.FindAsync(other, default))!.ScreenText);
    }

    [Theory]
    [InlineData("", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("null", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"text":5}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("""{"text":"\ud800"}""", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("text=Milk", Wire.FormMediaType, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("{}", "application/json; charset=nothing", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("{}", "application/json; charset=utf-7", HttpStatusCode.UnsupportedMediaType)]
    public async Task Other_JSON_is_refused(string body, string mediaType, HttpStatusCode expected) =>
        AssertProblem(expected, await _screen.WriteAsync(body, mediaType));

    [Theory]
    [InlineData(200, HttpStatusCode.OK)]
    [InlineData(201, HttpStatusCode.BadRequest)]
    [InlineData(17_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Two_hundred_characters_are_accepted(int length, HttpStatusCode expected) =>
        Assert.Equal(expected, (await _screen.WriteAsync($$"""{"text":"{{new string('W', length)}}"}""")).Status);

    [Theory]
    [InlineData("a\\r\\nb\\tc", "a\nb c")]
    [InlineData("\\u202Eabc\\u0007\\u200B", "abc")]
    [InlineData(" \\n ", "")]
    [InlineData("\u2764\uFE0F \uD83D\uDE00", "\u2764 \uD83D\uDE00")]
    public async Task Invisible_characters_are_removed(string written, string kept) =>
        Assert.Equal(kept, (await _screen.WriteAsync($$"""{"text":"{{written}}"}"""))[Wire.Text]);

    [Fact]
    public async Task A_request_without_a_token_gets_a_plain_challenge()
    {
        using var request = Put(await _screen.IdAsync());
        var answer = await Answer.OfAsync(await _service.Http.SendAsync(request));
        AssertProblem(HttpStatusCode.Unauthorized, answer);
        Assert.Equal("Bearer realm=\"pairing\"", answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task The_owners_session_needs_a_form_token_to_write()
    {
        using var alice = new Phone(_service.Root);
        await alice.SignInAsync("alice");
        await alice.GetAsync("/account");
        var id = await _screen.IdAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await alice.SendWithoutTokenAsync(Put(id))).Status);
        Assert.Equal("", (await _screen.AskAsync())[Wire.Text]);
        Assert.Equal(HttpStatusCode.OK, (await alice.SendAsync(Put(id))).Status);
        Assert.Equal("Milk", (await _screen.AskAsync())[Wire.Text]);
    }

    [Fact]
    public async Task Another_persons_session_does_not_find_the_device()
    {
        await _service.AccountAsync("eve");
        using var eve = new Phone(_service.Root);
        await eve.SignInAsync("eve");
        await eve.GetAsync("/account");
        Assert.Equal(HttpStatusCode.NotFound, (await eve.SendAsync(Put(await _screen.IdAsync()))).Status);
        Assert.Equal("", (await _screen.AskAsync())[Wire.Text]);
    }

    private static HttpRequestMessage Put(Guid id) => new(HttpMethod.Put, $"{WellKnown.Devices}/{id}/screen")
    {
        Content = new StringContent("""{"text":"Milk"}""", Encoding.UTF8, "application/json"),
    };

    private static void AssertProblem(HttpStatusCode status, Answer answer)
    {
        Assert.Equal(status, answer.Status);
        Assert.Equal("application/problem+json", answer.Header("Content-Type"));
        Assert.Equal(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture), answer["status"]);
        Assert.NotEmpty(answer["title"]!);
        Assert.NotEmpty(answer["detail"]!);
    }
}
