using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Tests.Screens;

/// <summary>Home, and the owner's words there, on each panel.</summary>
public class HomeScreenTests
{
    [Theory, EachPanel]
    public void At_home_it_shows_whose_it_is(int width, int height) =>
        Golden.Check("home", width, height,
            new HomeScreen { Name = "Kitchen screen", Account = "zoe@example.com", Host = "192.168.4.20:5080" });

    [Theory, EachPanel]
    public void At_home_it_has_something_to_say_and_has_drifted(int width, int height) =>
        Golden.Check("home-drifted", width, height, new HomeScreen
        {
            Name = "Kitchen",
            Status = "Dinner at seven",
            Account = "zoe@example.com",
            Host = "192.168.4.20:5080",
            DriftX = 8,
            DriftY = 8,
        });

    [Theory, EachPanel]
    public void A_few_words_of_the_owner_are_large(int width, int height) =>
        Golden.Check("words-few", width, height, Words("Milk!"));

    [Theory, EachPanel]
    public void More_of_them_are_small_and_keep_their_lines(int width, int height) =>
        Golden.Check("words-lines", width, height, Words("Back at six.\nSoup is on the stove, caf\u00E9 is open \uFFFD"));

    [Theory, EachPanel]
    public void Those_that_do_not_fit_begin_at_the_top(int width, int height) =>
        Golden.Check("words-long", width, height, Words(Long));

    [Theory, EachPanel]
    public void And_end_at_the_bottom_drifted_like_all_of_home(int width, int height) =>
        Golden.Check("words-long-end", width, height, Words(Long, s =>
        {
            s.FirstLine = 100; // more than there are
            s.DriftX = 8;
            s.DriftY = 8;
        }));

    [Theory, EachPanel]
    public void Beneath_the_words_it_says_that_it_is_offline(int width, int height) =>
        Golden.Check("words-offline", width, height, Words("Milk!", s => s.Status = "Offline"));

    private const string Long = "The plumber comes at ten and needs the key to the cellar. It hangs behind the door. "
        + "Please put the washing on before that, and the cat out.\n\nSee https://pairing.example/rota for the rest of the week.";

    private static HomeScreen Words(string words, Action<HomeScreen>? change = null)
    {
        HomeScreen screen = new() { Name = "Kitchen", Account = "zoe@example.com", Words = words };
        change?.Invoke(screen);
        return screen;
    }
}
