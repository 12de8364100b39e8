using Pairing.Service.Accounts;
using Pairing.Service.Settings;

namespace Pairing.Service.Tests.Accounts;

public class PasswordStrengthTests
{
    private static readonly IReadOnlyCollection<string> Words =
        new KnownWords(new PairingSettings { PublicUrl = "https://pair.lindenhof.example" }).For("ada.lovelace");

    [Theory]
    [InlineData("1q2w3e4r5t", "10,000 most common")]
    [InlineData("QWERTYUIOP", "10,000 most common")]
    [InlineData("passwordpassword", "10,000 most common")] // twice, and the unit counts
    [InlineData("lovelace1815", "the name of the account or a word of this service")]
    [InlineData("adalovelace!", "the name of the account or a word of this service")]
    [InlineData("Lindenhof-1", "the name of the account or a word of this service")]
    [InlineData("pairing-screen", "the name of the account or a word of this service")]
    [InlineData("tulipgartentulipgarten", "it repeats itself")]
    [InlineData("abcdeabcdeabc", "it repeats itself")]
    [InlineData("aaaaaaaaab", "it repeats itself")]
    [InlineData("mother56789", "a row of keys or a sequence")]
    [InlineData("zxcvbnm,./", "a row of keys or a sequence")]
    [InlineData("michael1985", "a date or a year")]
    [InlineData("another phrase", "few words, or common ones")]
    public void A_weak_password_is_refused_with_what_to_change(string password, string reason)
    {
        string weakness = PasswordStrength.WeaknessOf(password, Words)!;

        Assert.Contains(reason, weakness, StringComparison.Ordinal);
        Assert.Contains("easy to guess", weakness, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("ten  chars")]
    [InlineData("zwölf Bögen Papier")]
    [InlineData("all lower case and no digit")]
    [InlineData("Xk8#mq2Lw0")]
    [InlineData("\ud800\udc00\ud800 lone halves of letters")]
    public void A_strong_password_of_any_kind_is_accepted(string password) =>
        Assert.Null(PasswordStrength.WeaknessOf(password, Words));

    [Fact]
    public void None_of_the_ten_thousand_most_common_passwords_is_accepted()
    {
        using var list = typeof(Zxcvbn.Zxcvbn).Assembly.GetManifestResourceStream("zxcvbn-core.Dictionaries.passwords.lst")!;
        using var reader = new StreamReader(list);
        string[] common = [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries).Take(10_000)];

        Assert.Equal(10_000, common.Length);
        Assert.DoesNotContain(common, password => PasswordStrength.WeaknessOf(password, []) is null);
    }

    [Fact]
    public void Only_the_start_of_a_long_password_is_estimated()
    {
        string weak = "password1".PadRight(PasswordStrength.MostCharacters, 'a');
        string strong = string.Concat(Enumerable.Repeat("4@8({[<369&#!1/|0$5+7%2", 4))[..PasswordStrength.MostCharacters];

        // whole, these would take minutes
        Assert.NotNull(PasswordStrength.WeaknessOf(weak + Guid.NewGuid() + new string('x', 16_000), Words));
        Assert.Null(PasswordStrength.WeaknessOf(strong + new string('4', 16_000), Words));
    }
}
