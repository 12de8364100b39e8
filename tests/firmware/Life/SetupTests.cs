using System.Text;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Setup;

namespace Pairing.Firmware.Tests.Life;

/// <summary>How a board without Wi-Fi, or with the wrong one, comes to one.</summary>
public class SetupTests
{
    private const string Good = "ssid=cellar&other=&password=correct+horse&server=pairing.local%3A5080&plain=on";

    private const string Umlauts = "password=&ssid=%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4"
        + "%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4%C3%A4"; // 16 letters, 32 bytes

    private readonly World _world = new(settings: null) { Name = "" };

    [Fact]
    public void A_blank_board_opens_a_network_of_its_own_and_shows_how_to_join()
    {
        SetupAccess access = Opened();
        Assert.Equal((access.Name, access.Password, "192.168.4.1"),
            (_world.Shown<SetupScreen>().Network, _world.Shown<SetupScreen>().Password, _world.Shown<SetupScreen>().Address));
        Assert.Equal($"WIFI:T:WPA;S:{access.Name};P:{access.Password};;", _world.Shown<SetupScreen>().QrText);
        Assert.Matches("^Pairing-[A-Z0-9]{4}$", access.Name);
        Assert.Matches("^[a-z0-9]{8}$", access.Password);
        Assert.DoesNotContain(_world.Log, line => line.Contains(access.Password, StringComparison.Ordinal));
    }

    [Fact]
    public void The_form_leads_to_a_code()
    {
        Opened();
        Assert.Contains("<option>cellar</option>", _world.Setup.Get(), StringComparison.Ordinal);
        Assert.Contains("Saved.", _world.Setup.Post(Good), StringComparison.Ordinal);
        Assert.Equal("cellar/correct horse", _world.Setup.Kept);
        _world.RunTo<CodeScreen>();
        Assert.Null(_world.Setup.Access);
        Assert.Equal("WDJB-MJHT", _world.Code.UserCode);
    }

    [Theory]
    [InlineData("", "Choose a network")]
    [InlineData("ssid=cellar&password=short&server=https%3A%2F%2Fa", "8 to 63 characters")]
    [InlineData("ssid=cellar&password=0123456789012345678901234567890123456789012345678901234567890123&server=https%3A%2F%2Fa",
        "not a key of 64")]
    [InlineData("ssid=A+name+of+thirty-two+letters....&password=&server=https%3A%2F%2Fa", "up to 31 letters")]
    [InlineData(Umlauts + "&server=https%3A%2F%2Fa",
        "up to 31 letters")]
    [InlineData("ssid=cellar&password=&server=", "server&#39;s address")]
    [InlineData("ssid=cellar&password=&server=http%3A%2F%2Fa", "without TLS")]
    [InlineData("ssid=cellar&password=&server=a%22%2C%22b", "Type the server")]
    public void What_is_wrong_is_said_and_nothing_is_kept(string form, string words)
    {
        Opened();
        Assert.Contains(words, _world.Setup.Post(form), StringComparison.Ordinal);
        Assert.Null(_world.Setup.Kept);
        Assert.Null(_world.Flash.Read("pairing.json"));
        Assert.NotNull(_world.Setup.Access);
    }

    [Fact]
    public void After_a_mistake_the_form_still_holds_what_was_typed()
    {
        Opened();
        string page = _world.Setup.Post("ssid=cellar&other=&password=p%3C%26ss&server=a%20b&plain=on");
        Assert.Contains("<option selected>cellar</option>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"p&lt;&amp;ss\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"a b\"", page, StringComparison.Ordinal);
        Assert.Contains("name=plain checked", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ssid=&other=+two++spaces+", " two  spaces ", "<option value=\" two  spaces \"> two  spaces </option>")]
    [InlineData("ssid=+two++spaces+&other=", " two  spaces ", "")]
    [InlineData("ssid=&other=cellar+", "cellar", "<option>cellar</option>")] // a phone's keyboard added the space
    [InlineData("ssid=&other=hidden+", "hidden ", "")]
    public void Spaces_of_a_networks_name_survive_the_form(string chosen, string network, string option)
    {
        _world.Setup.Networks = ["cellar", " two  spaces "];
        Opened();
        Assert.Contains(option, _world.Setup.Get(), StringComparison.Ordinal);
        _world.Setup.Post(chosen + "&password=correct+horse&server=pairing.local%3A5080&plain=on");
        Assert.Equal(network + "/correct horse", _world.Setup.Kept);
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData("{")]
    [InlineData("{\"name\":\"Kitchen}")]
    [InlineData("{\"name\":[\"Kitchen\"]}")]
    [InlineData("{\"name\":Kitchen screen}")]
    [InlineData("{\"sda\":4.5}")]
    [InlineData("{\"SERVER\":\"https://old\",\"Plain_Http\":false}")]
    [InlineData("{\"a\":1 \"server\":\"https://old\"}")]
    [InlineData("{'server':'https://old'}")]
    [InlineData("{\"token_endpoint\":\"http://a/t\",\"device_authorization_endpoint\":[]}")]
    public void Whatever_the_file_was_saved_means_that_the_next_start_reads_it(string before)
    {
        World world = new(before) { Name = "" };
        world.RunTo<SetupScreen>().Run(2);
        Assert.Contains("Saved.", world.Setup.Post(Good), StringComparison.Ordinal);
        world.RunTo<CodeScreen>();
        Assert.StartsWith("http://pairing.local:5080/", world.Server.Requests[0].Url, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_Windows_is_mended_too()
    {
        World world = new(settings: null) { Name = "" };
        world.Flash.Put("pairing.json",
            [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{\"name\":\"K\u00fcche\"}")]);
        world.RunTo<SetupScreen>().Run(2);
        world.Setup.Post(Good);
        world.RunTo<CodeScreen>();
        Assert.Contains("K\u00fcche", Encoding.UTF8.GetString(world.Flash.Read("pairing.json")!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_of_another_page_is_refused()
    {
        Opened();
        Assert.StartsWith("HTTP/1.1 403 ", _world.Setup.Post(Good, "http://elsewhere.example"), StringComparison.Ordinal);
        Assert.Null(_world.Setup.Kept);
    }

    [Theory]
    [InlineData("/generate_204", "192.168.4.1", "GET")]
    [InlineData("/", "captive.apple.com", "GET")] // a form there would be posted to somebody else's name
    [InlineData("/", "captive.apple.com", "HEAD")]
    [InlineData("http://captive.apple.com/", "captive.apple.com", "GET")]
    [InlineData("/", "", "GET")]
    [InlineData("/save", "192.168.4.1", "PUT")]
    public void Whatever_a_phone_looks_for_leads_to_the_form(string path, string host, string method)
    {
        Opened();
        string response = _world.Setup.Get(path, host, method);
        Assert.StartsWith("HTTP/1.1 302 ", response, StringComparison.Ordinal);
        Assert.Contains("Location: http://192.168.4.1/\r\n", response, StringComparison.Ordinal);
    }

    [Fact]
    public void Flash_that_refuses_is_said_on_the_page()
    {
        Opened();
        _world.Setup.KeepFails = true;
        Assert.Contains("flash refuses", _world.Setup.Post(Good), StringComparison.Ordinal);
        Assert.NotNull(_world.Setup.Access);
    }

    [Fact]
    public void It_closes_after_ten_minutes_without_use_and_a_press_opens_it_again()
    {
        Opened();
        _world.Run(500);
        _world.Setup.Get();
        _world.Run(590);
        Assert.NotNull(_world.Setup.Access);
        _world.Run(15);
        Assert.Null(_world.Setup.Access);
        Assert.Equal("NET-1", _world.Error.ErrorCode);
        _world.Run(3600);
        Assert.Null(_world.Setup.Access);
        _world.Press();
        Opened();
    }

    [Fact]
    public void Closed_for_want_of_use_it_opens_again_when_the_power_comes_back()
    {
        Opened();
        _world.Run(610);
        _world.PowerOn();
        Opened();
    }

    [Fact]
    public void Where_the_board_cannot_join_the_screen_offers_it_and_the_form_says_why()
    {
        World world = new() { JoinsWifi = false, Reason = "Check password" };
        world.Run(60);
        Assert.True(world.Connecting.OffersSetup);
        Assert.Null(world.Setup.Access);
        world.Press();
        world.RunTo<SetupScreen>().Run(2);
        string page = world.Setup.Get();
        Assert.Contains("<p role=alert>attic was not joined: Check password.</p>", page, StringComparison.Ordinal);
        Assert.Contains("<option selected>attic</option>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"http://pairing.local:5080\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=password value=\"c", page, StringComparison.Ordinal);
    }

    [Fact]
    public void For_the_network_it_has_an_empty_password_leaves_the_one_that_was_deployed()
    {
        World world = new() { JoinsWifi = false };
        world.Run(5).Press();
        world.RunTo<SetupScreen>().Run(2);
        world.JoinsWifi = true;
        Assert.Contains(
            "Saved.", world.Setup.Post("ssid=attic&password=&server=pairing.local:5080&plain=on"), StringComparison.Ordinal);
        Assert.Null(world.Setup.Kept);
        world.RunTo<CodeScreen>();
    }

    [Fact]
    public void Left_alone_it_goes_back_to_the_Wi_Fi_that_was_deployed()
    {
        World world = new() { JoinsWifi = false };
        world.Run(5).Press();
        world.RunTo<SetupScreen>().Run(2);
        world.JoinsWifi = true;
        world.Run(610);
        Assert.Null(world.Setup.Access);
        Assert.Equal("attic", world.Name);
    }

    [Fact]
    public void However_long_the_Wi_Fi_is_away_the_deployed_one_stays_and_is_joined_again()
    {
        World world = new();
        world.RunTo<CodeScreen>();
        world.JoinsWifi = false;
        world.State = Core.Network.NetworkState.Down;
        world.Server.IsDown = true;
        int before = world.Joins;
        world.Run(6 * 3600);
        Assert.InRange(world.Joins - before, 300, 450); // about once a minute
        Assert.Null(world.Setup.Access);
        world.JoinsWifi = true;
        world.Server.IsDown = false;
        world.Run(200);
        Assert.IsType<CodeScreen>(world.Screen);
        Assert.Equal(0, world.Code.RetrySeconds);
    }

    [Fact]
    public void A_paired_device_does_so_too()
    {
        World world = new();
        world.Server.Token = () => Server.Tokens();
        world.RunTo<HomeScreen>();
        world.JoinsWifi = false;
        world.State = Core.Network.NetworkState.Down;
        world.Server.IsDown = true;
        world.Run(360);
        Assert.Equal("Offline", world.Home.Status);
        int before = world.Joins;
        world.Run(6 * 3600);
        Assert.InRange(world.Joins - before, 300, 450);
        world.JoinsWifi = true;
        world.Server.IsDown = false;
        world.Run(200);
        Assert.Equal("Connected", world.Home.Status);
    }

    [Fact]
    public void What_is_deployed_while_the_setup_network_is_open_wins_over_it()
    {
        Opened();
        _world.Name = "attic"; // docs/flashing.md: files deployed after a blank board has opened it
        _world.PowerOn();
        Opened(); // still without settings
        _world.Flash.Put("pairing.json", Encoding.UTF8.GetBytes(World.Settings));
        _world.PowerOn();
        _world.RunTo<CodeScreen>();
        Assert.Null(_world.Setup.Access);
        _world.PowerOn();
        _world.RunTo<CodeScreen>();
    }

    [Fact]
    public void Opened_by_a_press_it_stays_open_over_a_restart_until_a_new_password_is_deployed()
    {
        World world = new() { JoinsWifi = false, Reason = "Check password" };
        world.Run(5).Press();
        world.RunTo<SetupScreen>().Run(2);
        world.PowerOn();
        world.RunTo<SetupScreen>().Run(2);
        Assert.Contains("attic was not joined", world.Setup.Get(), StringComparison.Ordinal);
        world.Setup.Password = "the right one";
        world.JoinsWifi = true;
        world.PowerOn();
        world.RunTo<CodeScreen>();
        Assert.Null(world.Setup.Access);
    }

    [Fact]
    public void A_network_that_does_not_close_is_left_alone()
    {
        Opened();
        _world.Setup.StaysOpen = true;
        _world.Setup.Post(Good);
        _world.RunTo<CodeScreen>();
        Assert.NotNull(_world.Setup.Access);
        Assert.Equal(2, _world.Setup.Restarts); // one opened it, one should have closed it
    }

    [Fact]
    public void Other_settings_outlive_the_form()
    {
        World world = new("""{ "name" : "Kitchen, \"old\"", "client_id":"other" ,"""
            + """ "server":"https://old", "token_endpoint":"https://old/t" }""")
        { Name = "" };
        world.RunTo<SetupScreen>().Run(2);
        world.Setup.Post(Good);
        string json = Encoding.UTF8.GetString(world.Flash.Read("pairing.json")!);
        Assert.Contains("\"name\" : \"Kitchen, \\\"old\\\"\"", json, StringComparison.Ordinal);
        Assert.Contains("\"client_id\":\"other\"", json, StringComparison.Ordinal);
        Assert.Contains("\"server\":\"http://pairing.local:5080\"", json, StringComparison.Ordinal);
        Assert.DoesNotContain("https://old", json, StringComparison.Ordinal);
    }

    private SetupAccess Opened()
    {
        _world.RunTo<SetupScreen>().Run(3);
        Assert.True(_world.Setup.IsServing);
        return _world.Setup.Access!;
    }
}
