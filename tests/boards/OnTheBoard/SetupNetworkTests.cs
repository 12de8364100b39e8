using System.Net;
using System.Net.Sockets;
using System.Text;
using Pairing.Emulator.Board;
using Pairing.Emulator.Phones;
using Pairing.Emulator.Wifi;

namespace Pairing.Boards.Tests.OnTheBoard;

/// <summary>The setup network on the virtual board: real connections to the server that the firmware runs.</summary>
public sealed class SetupNetworkTests : IDisposable
{
    private readonly RawServer _server = new();
    private readonly VirtualBoard _board = VirtualBoard.Create(new BoardSettings
    {
        Time = new FastTime(4),
        DeployedNetwork = null,
        Networks = [new("home", "correct horse"), new("<b>next door</b>", "12345678")],
    });

    private Phone? _phone;

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
        Assert.Null(_board.Ports.Find(67, ProtocolType.Udp));
        Assert.Null(_board.Ports.Find(53, ProtocolType.Udp));
        Assert.Null(_phone!.Find(80));
    }

    [Fact]
    public async Task By_the_guide_a_blank_board_whose_files_come_after_its_image_asks_for_a_code()
    {
        _board.PowerOn();
        await LineAsync("setup: network Pairing-"); // step 5
        _board.Flash.Deploy(new WifiNetwork("home", "correct horse")); // step 6
        _board.Flash.WriteText(@"I:\pairing.json", _server.Settings);
        int lines = _board.Log.Lines.Count;
        await _board.ResetAsync();
        await LineAsync("setup: deployed since", lines);
        await LineAsync("code shown", lines);
        Assert.Null(_board.Radio.AccessPoint);
    }

    [Fact]
    public async Task A_phone_gets_its_address_from_the_board()
    {
        using Phone phone = await JoinByPhoneAsync();
        Assert.Equal(("192.168.4.2", "255.255.255.0", "192.168.4.1"), ($"{phone.Address}", $"{phone.Mask}", $"{phone.Router}"));
        Assert.Equal(TimeSpan.FromMinutes(10), phone.Lease);
        Assert.True(await phone.ComeBackAsync());
        Assert.Equal("192.168.4.2", $"{phone.Address}");
        await LineAsync("setup: gave 192.168.4.2");
    }

    /// <summary>What phones and browsers look for when they have joined a network, and what they expect there.</summary>
    [Theory]
    [InlineData("http://captive.apple.com/hotspot-detect.html")] // iOS and macOS: a page that says Success
    [InlineData("http://connectivitycheck.gstatic.com/generate_204")] // Android: status 204
    [InlineData("http://www.google.com/gen_204")]
    [InlineData("http://www.msftconnecttest.com/connecttest.txt")] // Windows: a text, then the page that it opens
    [InlineData("http://www.msftconnecttest.com/redirect")]
    [InlineData("http://detectportal.firefox.com/canonical.html")]
    [InlineData("http://detectportal.firefox.com/success.txt?ipv4")]
    [InlineData("http://nmcheck.gnome.org/")]
    public async Task What_a_phone_looks_for_leads_to_the_form(string page)
    {
        using HttpClient form = await JoinAsync();
        Assert.Equal("192.168.4.1", $"{await _phone!.ResolveAsync(new Uri(page).Host)}");
        Assert.Null(await _phone.ResolveAsync(new Uri(page).Host, 28));
        using HttpClient probe = _phone.Browse(followsRedirects: false);
        using HttpResponseMessage response = await probe.GetAsync(page);
        Assert.Equal((HttpStatusCode.Found, "http://192.168.4.1/"), (response.StatusCode, $"{response.Headers.Location}"));
        using HttpResponseMessage opened = await form.GetAsync(page); // as the window that the phone opens does
        Assert.Equal("http://192.168.4.1/", $"{opened.RequestMessage!.RequestUri}");
        Assert.Contains("<form", await opened.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_phone_gets_another_and_the_first_still_has_its_own()
    {
        using Phone first = await JoinByPhoneAsync();
        using Phone second = await JoinByPhoneAsync();
        Assert.Equal("192.168.4.3", $"{second.Address}");
        Assert.True(await first.ComeBackAsync());
        Assert.Equal("192.168.4.2", $"{first.Address}");
    }

    [Fact]
    public async Task A_press_on_the_joining_screen_opens_it_at_the_boards_own_speed()
    {
        using RunningBoard board =
            new(_server.Settings, new BoardSettings { DeployedNetwork = new("home", "an old password") }, hurry: 1);
        board.Board.PowerOn();
        await board.Board.WaitForScreenAsync(text => text.Contains("Joining", StringComparison.Ordinal), TimeSpan.FromMinutes(1));
        board.Board.HoldButton(TimeSpan.FromMilliseconds(500)); // long enough for a busy machine to see it, too short for a hold
        await board.LineAsync("setup: network Pairing-");
        AccessPoint open = board.Board.Radio.AccessPoint!;
        await board.Board.WaitForScreenAsync(
            text => text.Contains(open.Password, StringComparison.Ordinal), TimeSpan.FromMinutes(1));
        using Phone phone = await Phone.JoinAsync(board.Board, open.Ssid, open.Password);
        Assert.NotNull(phone.Address);
    }

    [Fact]
    public async Task After_a_wrong_password_the_press_leads_to_a_form_that_says_so()
    {
        using LeapTime time = new();
        using RunningBoard board = new(_server.Settings, time);
        board.Board.Flash.Deploy(new WifiNetwork("Emulated Wi-Fi", "an old password"));
        board.Board.PowerOn();
        await board.Board.WaitForScreenAsync(
            text => text.Contains("Check password", StringComparison.Ordinal), TimeSpan.FromMinutes(1));
        // Within a leap no time passes between the finger's coming down and the moment that is set for its going up.
        using ITimer press =
            time.CreateTimer(_ => board.Board.PressButton(), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        await board.LineAsync("setup: network Pairing-");
        AccessPoint open = board.Board.Radio.AccessPoint!;
        // time stands now: the phone would ask once
        await WhenAsync(board.Board, () => board.Board.Ports.Find(67, ProtocolType.Udp) != null);
        using Phone phone = await Phone.JoinAsync(board.Board, open.Ssid, open.Password).WaitAsync(TimeSpan.FromMinutes(1));
        await WhenAsync(board.Board, () => phone.Find(80) != null);
        using HttpClient browser = phone.Browse();
        string page = await browser.GetStringAsync("/");
        Assert.Contains("<p role=alert>Emulated Wi-Fi was not joined: Check password.</p>", page, StringComparison.Ordinal);
        Assert.Contains("<option selected>Emulated Wi-Fi</option>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(53)]
    [InlineData(67)]
    public async Task Rubbish_at_an_open_port_disturbs_nobody(int port)
    {
        using Phone rude = await JoinByPhoneAsync();
        Random random = new(port);
        for (int i = 0; i < 200; i++)
        {
            byte[] rubbish = new byte[random.Next(1500)];
            random.NextBytes(rubbish);
            rude.Send(rubbish, port);
        }

        using Phone phone = await JoinByPhoneAsync();
        Assert.Equal("192.168.4.3", $"{phone.Address}");
        await WhenAsync(_board, () => _board.Ports.Find(53, ProtocolType.Udp) != null);
        Assert.Equal("192.168.4.1", $"{await phone.ResolveAsync("captive.apple.com")}");
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
    [InlineData(105, true)] // the record is whole, the file is not
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
        Assert.Equal(
            isNew, _board.Flash.ReadText(@"I:\pairing.json")?.Contains(_server.Origin, StringComparison.Ordinal) == true);
    }

    public void Dispose()
    {
        _phone?.Dispose();
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

    /// <summary>By name, password and DHCP; then the phone opens the form's address.</summary>
    private async Task<HttpClient> JoinAsync(int after = 0)
    {
        _phone?.Dispose();
        _phone = await JoinByPhoneAsync(after);
        await WhenAsync(_board, () => _phone.Find(80) != null);
        return _phone.Browse();
    }

    private async Task<Phone> JoinByPhoneAsync(int after = 0)
    {
        _board.PowerOn();
        await LineAsync("setup: network Pairing-", after);
        AccessPoint open = _board.Radio.AccessPoint!;
        return await Phone.JoinAsync(_board, open.Ssid, open.Password).WaitAsync(TimeSpan.FromMinutes(1));
    }

    private static async Task WhenAsync(VirtualBoard board, Func<bool> isSo)
    {
        TaskCompletionSource seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (isSo())
            {
                seen.TrySetResult();
            }
        }

        board.Changed += Look;
        Look();
        await seen.Task.WaitAsync(TimeSpan.FromMinutes(1));
        board.Changed -= Look;
    }

    private Task<string> LineAsync(string beginning, int after = 0) => RunningBoard.LineAsync(_board, beginning, after);
}
