using System.Net;
using System.Net.Sockets;
using System.Text;
using Pairing.Emulator.Board;

namespace Pairing.Firmware.Tests.OnTheBoard;

/// <summary>The set-up network on the virtual board: real connections to the server that the firmware runs.</summary>
public sealed class SetupNetworkTests : IDisposable
{
    private readonly RawServer _server = new();
    private readonly VirtualBoard _board = VirtualBoard.Create(new BoardSettings
    {
        Time = new FastTime(4),
        DeployedNetwork = null,
        Networks = [new("home", "correct horse"), new("<b>next door</b>", "12345678")],
    });

    [Fact]
    public async Task A_blank_board_is_set_up_joins_and_asks_for_a_code()
    {
        using HttpClient phone = await JoinAsync();
        string page = await phone.GetStringAsync("/");
        Assert.Contains("<option>home</option><option>&lt;b&gt;next door&lt;/b&gt;</option>", page, StringComparison.Ordinal);
        using HttpResponseMessage saved = await phone.PostAsync("/save", Form("correct horse"));
        Assert.Contains("Saved.", await saved.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await LineAsync("code shown");
        Assert.Equal(new WifiNetwork("home", "correct horse"), _board.Flash.Network);
        Assert.True(_board.Flash.AutoConnect);
        Assert.Null(_board.Radio.AccessPoint);
        Assert.Null(_board.Ports.Find(80));
    }

    [Fact]
    public async Task Its_network_is_never_open_to_all()
    {
        using HttpClient phone = await JoinAsync();
        Assert.Matches("^Pairing-.{4}/.{8}$", _board.Radio.AccessPoint!.Ssid + "/" + _board.Radio.AccessPoint.Password);
    }

    [Fact]
    public async Task A_wrong_password_is_told_on_the_screen()
    {
        using (HttpClient phone = await JoinAsync())
        {
            await phone.PostAsync("/save", Form("wrong password"));
        }

        // Four times as fast, the minute in which a join may succeed takes fifteen seconds
        await _board.WaitForScreenAsync(text => text.Contains("Check", StringComparison.Ordinal), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Who_connects_and_says_nothing_does_not_keep_others_out()
    {
        using HttpClient phone = await JoinAsync();
        using Socket silent = new(SocketType.Stream, ProtocolType.Tcp);
        await silent.ConnectAsync(_board.Ports.Find(80)!);
        using Socket slow = new(SocketType.Stream, ProtocolType.Tcp);
        await slow.ConnectAsync(_board.Ports.Find(80)!);
        await slow.SendAsync(Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\n"));
        Assert.Contains("<form", await phone.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_too_long_is_refused()
    {
        using HttpClient phone = await JoinAsync();
        using HttpResponseMessage answer = await phone.PostAsync("/save", new StringContent(new string('x', 5000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("<form", await phone.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, false)] // in the middle of the record
    [InlineData(180, true)] // the record is whole, the file is not
    public async Task Cut_while_it_saves_the_board_has_the_old_settings_or_the_new(int steps, bool isNew)
    {
        using HttpClient phone = await JoinAsync();
        _board.Flash.CutPowerAfter(steps);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => phone.PostAsync("/save", Form("correct horse")));
        await _board.WaitUntilStillAsync();
        int lines = _board.Log.Lines.Count;
        _board.PowerOn();
        using HttpClient again = await JoinAsync(lines);
        Assert.Contains("<form", await again.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal(isNew, _board.Flash.ReadText(@"I:\pairing.json")?.Contains(_server.Origin, StringComparison.Ordinal) == true);
    }

    public void Dispose()
    {
        _board.Dispose();
        _server.Dispose();
    }

    private FormUrlEncodedContent Form(string password) => new(new Dictionary<string, string>
    {
        ["ssid"] = "home",
        ["other"] = "",
        ["password"] = password,
        ["server"] = _server.Origin,
        ["plain"] = "on",
    });

    private async Task<HttpClient> JoinAsync(int after = 0)
    {
        _board.PowerOn();
        await LineAsync("set-up: network Pairing-", after);
        while (_board.Ports.Find(80) == null)
        {
            await Changed();
        }

        return new HttpClient { BaseAddress = new Uri($"http://{_board.Ports.Find(80)}"), Timeout = TimeSpan.FromSeconds(30) };
    }

    private async Task Changed()
    {
        TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Tell() => changed.TrySetResult();
        _board.Changed += Tell;
        if (_board.Ports.Find(80) == null)
        {
            await changed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }

        _board.Changed -= Tell;
    }

    private Task<string> LineAsync(string beginning, int after = 0) => RunningBoard.LineAsync(_board, beginning, after);
}
