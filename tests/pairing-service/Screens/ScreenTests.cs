using System.Net;
using Pairing.Protocol;
using Pairing.Service.Accounts;
using Pairing.Service.Devices;
using Pairing.Service.Tests.Databases;

namespace Pairing.Service.Tests.Screens;

/// <summary>The screen text that a device gets, on each database.</summary>
public abstract class ScreenTests(On engine) : IAsyncLifetime
{
    private RunningService _service = null!;
    private Account _ada = null!;
    private TestDevice _device = null!;
    private ScreenDevice _screen = null!;

    public async Task InitializeAsync()
    {
        _service = await RunningService.StartAsync(engine);
        _ada = await _service.AddAccountAsync();
        _device = new TestDevice(_service);
        _screen = new ScreenDevice(_service, _device);
        await _device.PairAsync(_ada);
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_new_device_has_no_text_and_gets_the_maximum_wait()
    {
        var answer = await _screen.AskAsync();
        Assert.Equal(("", "25"), (answer[Wire.Text], answer[Wire.PreferWait]));
        Assert.Matches("^\"[0-9a-f]+\"$", answer.Header("ETag")); // strong: no W/
    }

    [Fact]
    public async Task A_text_survives_a_restart_of_the_service_and_keeps_its_tag()
    {
        await PutAsync("Milk\nBread");
        string tag = await _screen.TagAsync();
        await _service.RestartAsync();
        await _device.RefreshAsync(); // another port means another issuer
        var answer = await _screen.AskAsync();
        Assert.Equal("Milk\nBread", answer[Wire.Text]);
        Assert.Equal(tag, answer.Header("ETag"));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("W/{0}")]
    [InlineData("\"other\", {0}")]
    [InlineData("*")]
    public async Task A_text_that_the_device_already_has_is_not_sent_again(string known)
    {
        var answer = await _screen.AskAsync(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, known, await _screen.TagAsync()));
        Assert.Equal(HttpStatusCode.NotModified, answer.Status);
        Assert.Equal("", answer.Body);
        Assert.Equal(await _screen.TagAsync(), answer.Header("ETag"));
        Assert.Null(answer.Header(Wire.PreferenceApplied));
    }

    [Fact]
    public async Task Different_texts_have_different_tags_and_equal_texts_the_same()
    {
        string none = await _screen.TagAsync();
        await PutAsync("Milk");
        string milk = await _screen.TagAsync();
        await PutAsync("");
        Assert.NotEqual(none, milk);
        Assert.Equal(none, await _screen.TagAsync());
        Assert.Equal(HttpStatusCode.OK, (await _screen.AskAsync(milk)).Status);
    }

    [Fact]
    public async Task A_held_request_gets_the_new_text_at_once()
    {
        var held = await _screen.HoldAsync();
        _service.Clock.Advance(3);
        Assert.False(held.IsCompleted);
        await PutAsync("Milk");
        var answer = await held;
        Assert.Equal("Milk", answer[Wire.Text]);
        Assert.Equal("wait=25", answer.Header(Wire.PreferenceApplied));
        await _service.HoldsAsync(0);
    }

    [Fact]
    public async Task A_held_request_of_a_device_that_is_removed_ends_at_once()
    {
        var held = await _screen.HoldAsync();
        Assert.True(
            await Devices.RemoveAsync(await _screen.IdAsync(), RemovalReason.ByOwner, _service.Clock.GetUtcNow(), default));
        AssertEnded(await held);
    }

    [Fact]
    public async Task A_held_request_ends_at_once_when_a_dead_token_is_used()
    {
        string first = _device.RefreshToken;
        await _device.RefreshAsync();
        await _device.RefreshAsync();
        var held = await _screen.HoldAsync();
        Assert.Equal(Wire.InvalidGrant, (await _device.RefreshAsync(first)).Error);
        AssertEnded(await held);
    }

    [Fact]
    public async Task No_one_can_write_for_another_account_or_to_a_removed_device()
    {
        var id = await _screen.IdAsync();
        Assert.False(await Devices.WriteAsync(id, (await _service.AddAccountAsync("eve")).Id, "Mine", default));
        await Devices.RemoveAsync(id, RemovalReason.ByOwner, _service.Clock.GetUtcNow(), default);
        Assert.False(await Devices.WriteAsync(id, _ada.Id, "Late", default));
        Assert.Equal("", (await Devices.FindAsync(id, default))!.ScreenText);
    }

    private IDevices Devices => _service.Get<IDevices>();

    private async Task PutAsync(string text) =>
        Assert.True(await Devices.WriteAsync(await _screen.IdAsync(), _ada.Id, text, default));

    private static void AssertEnded(Answer answer)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("error=\"invalid_token\"", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
    }
}

public sealed class ScreenOnSqliteTests() : ScreenTests(On.Sqlite);

public sealed class ScreenOnPostgreSqlTests() : ScreenTests(On.PostgreSql);
