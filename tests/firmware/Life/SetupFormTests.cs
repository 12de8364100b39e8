using System.Text;
using Pairing.Firmware.Core.Providers;
using Pairing.Firmware.Core.Screens;
using Pairing.Firmware.Core.Settings;

namespace Pairing.Firmware.Tests.Life;

/// <summary>What the setup form asks besides the network, and how it comes into the settings.</summary>
public class SetupFormTests
{
    private const string Network = "ssid=cellar&other=&password=correct+horse";
    private const string Pem = "-----BEGIN CERTIFICATE-----\nMIIB+/aa\nbb==\n-----END CERTIFICATE-----";

    private World _world = new(settings: null) { Name = "" };

    public static TheoryData<string> Providers => [.. ProviderList.Names.Split(' ')];

    [Fact]
    public void By_one_word_and_a_client_a_board_pairs_with_a_provider()
    {
        string page = Open().Setup.Get();
        Assert.Contains("<option>amazon</option><option>google</option>", page, StringComparison.Ordinal);
        Assert.Contains(
            "Saved.", Post("provider=amazon&server=&name=Kitchen&client_id=amzn1.application"), StringComparison.Ordinal);
        Assert.Equal(("amazon", "amzn1.application", "Kitchen", "https://api.amazon.com"), (
            Settings.Provider.Grant == "device_code" ? "amazon" : "", Settings.ClientId, Settings.Name, Settings.Server));
        Assert.Equal("https://api.amazon.com/user/profile", Settings.Profile);
        _world.Run(60);
        Assert.StartsWith("https://api.amazon.com/auth/", _world.Server.Requests[0].Url, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void A_provider_asks_for_all_that_it_needs_and_no_more(string provider)
    {
        Open();
        string fields = "provider=" + provider;
        string page = Post(fields + "&server="); // of two the first counts
        for (int left = 4; left > 0 && !page.Contains("Saved.", StringComparison.Ordinal); left--)
        {
            string problem = page.Split("<p role=alert>")[1].Split("</p>")[0];
            string needed = problem.StartsWith("Type the server", StringComparison.Ordinal)
                ? "server"
                : problem.Split(' ', ':')[1];
            needed = needed == "realm" ? "tenant" : needed;
            Assert.Contains("<details open>", page, StringComparison.Ordinal);
            Assert.Contains($"<option selected>{provider}</option>", page, StringComparison.Ordinal);
            fields += $"&{needed}={(needed == "server" ? "id.example.com" : "acme")}";
            page = Post(fields + "&server=");
        }

        Assert.Contains("Saved.", page, StringComparison.Ordinal);
        Assert.Equal(provider, File.Split("\"provider\":\"")[1].Split('"')[0]);
    }

    [Fact]
    public void On_an_error_all_that_was_typed_stays_even_over_a_new_look()
    {
        Open();
        string typed = "provider=google&client_id=abc&client_secret=&tenant=t%22&server=&name=My+%22screen%22&certificate="
            + Uri.EscapeDataString(Pem);
        string[] kept = ["<option selected>google</option>", "<option selected>cellar</option>", "value=\"abc\"",
            "value=\"t&quot;\"", "value=\"My &quot;screen&quot;\"", "value=\"correct horse\"", Pem];
        string page = Post(typed);
        Assert.Contains("<p role=alert>No client_secret: the provider needs it.</p>", page, StringComparison.Ordinal);
        Assert.All(kept, text => Assert.Contains(text, page, StringComparison.Ordinal));
        Assert.All(kept, text => Assert.Contains(text, _world.Setup.Get(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_look_keeps_what_was_typed_and_shows_the_networks_that_are_there_now()
    {
        Open().Setup.InTheAir = ["garden", "cellar"];
        string page = _world.Setup.Post(Network + "&server=a.example&name=Kitchen", path: "/scan");
        Assert.Contains("<a href=/>", page, StringComparison.Ordinal);
        Assert.Null(_world.Setup.Kept);
        page = _world.Setup.Get();
        Assert.Contains("<option>garden</option><option selected>cellar</option>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"a.example\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Kitchen\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<p role=alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_page_cannot_make_it_look()
    {
        Open().Setup.InTheAir = ["garden"];
        Assert.StartsWith(
            "HTTP/1.1 403 ", _world.Setup.Post("", "http://elsewhere.example", "/scan"), StringComparison.Ordinal);
        Assert.DoesNotContain("garden", _world.Setup.Networks);
    }

    [Fact]
    public void The_key_that_ends_a_line_saves_and_does_not_look_again() =>
        Assert.Matches("<button>Save and join</button><button [^>]*formaction=/scan", Open().Setup.Get());

    [Theory]
    [InlineData("Kitchen \"old\" \\ {x}")]
    [InlineData("K\u00FCche \uD83D\uDE00")]
    [InlineData("<b>")]
    public void A_name_is_kept_as_it_was_typed(string name)
    {
        Open();
        Assert.Contains(
            "Saved.", Post("server=a.example&name=" + Uri.EscapeDataString(name)), StringComparison.Ordinal);
        Assert.Equal(name, Settings.Name);
    }

    [Fact]
    public void A_secret_is_not_shown_and_stays_until_another_is_typed_or_the_provider_changes()
    {
        const string Before = """{"provider":"google","client_id":"abc","client_secret":"hush","realm":"r","scope":"openid"}""";
        Assert.DoesNotContain("hush", Open(Before).Setup.Get(), StringComparison.Ordinal);
        Assert.Contains("name=tenant maxlength=100 autocapitalize=none autocorrect=off value=\"r\"", _world.Setup.Get(),
            StringComparison.Ordinal);
        Post("server=&client_secret=&provider=google");
        Assert.Equal(("hush", "openid", "abc"), (Settings.ClientSecret, Settings.Scope, Settings.ClientId));

        Open(Before);
        Post("server=&client_secret=new&provider=google");
        Assert.Equal("new", Settings.ClientSecret);

        Open(Before);
        Post("server=&client_secret=&provider=github");
        Assert.Equal(("", "read:user", "abc"), (Settings.ClientSecret, Settings.Scope, Settings.ClientId));
    }

    [Fact]
    public void A_certificate_is_kept_until_it_is_deleted_and_shown_meanwhile()
    {
        Open();
        Post("server=a.example&certificate=" + Uri.EscapeDataString("\r\n" + Pem.Replace("\n", "\r\n") + "\r\n"));
        Assert.Equal(Pem, Text("ca.pem"));

        Open(File).Flash.Put("ca.pem", Encoding.ASCII.GetBytes(Pem));
        Assert.Contains($"name=certificate rows=4>\n{Pem}</textarea>", _world.Setup.Get(), StringComparison.Ordinal);
        Post("server=a.example&certificate=");
        Assert.Equal("", Text("ca.pem")); // as none
    }

    [Fact]
    public void What_is_no_certificate_is_not_saved()
    {
        Open();
        Assert.Contains(
            "<p role=alert>This is no certificate.", Post("server=a.example&certificate=rubbish"), StringComparison.Ordinal);
        Assert.False(_world.Flash.Has("ca.pem"));
        Assert.False(_world.Flash.Has("pairing.json"));
    }

    private DeviceSettings Settings => DeviceSettings.Read(_world.Flash, out Core.Trouble? _)!;

    private string File => Text("pairing.json");

    private string Text(string name) => Encoding.UTF8.GetString(_world.Flash.Read(name)!);

    private World Open(string? settings = null)
    {
        _world = new World(settings) { Name = "" };
        _world.RunTo<SetupScreen>().Run(3);
        return _world;
    }

    private string Post(string fields) => _world.Setup.Post(Network + "&" + fields);
}
