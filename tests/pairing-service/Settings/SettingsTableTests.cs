using System.Globalization;

namespace Pairing.Service.Tests.Settings;

/// <summary>docs/operating.md lists exactly the settings of the code, with their defaults and ranges.</summary>
public sealed class SettingsTableTests
{
    private static readonly IReadOnlyList<SettingsRow> Rows = SettingsTable.Rows();

    public static TheoryData<string> Names => [.. KnownSetting.All().Select(setting => setting.Name)];

    [Fact]
    public void The_table_lists_each_setting_of_the_code_once_and_no_other() =>
        Assert.Equal(Sorted(KnownSetting.All().Select(setting => setting.Name)), Sorted(Rows.Select(row => row.Name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_default_of_a_setting_is_the_one_in_the_code(string name)
    {
        var (setting, row) = Find(name);
        if (setting.Default is { } value)
        {
            Assert.StartsWith($"`{value}`", row.Default, StringComparison.Ordinal);
        }
        else
        {
            Assert.Matches("^[a-z]", row.Default); // words, because there is no fixed value
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_range_of_a_setting_is_exactly_what_the_code_accepts(string name)
    {
        var (setting, row) = Find(name);
        if (setting.IsNumber)
        {
            int[] ends = [.. row.Range.Select(end => int.Parse(end, CultureInfo.InvariantCulture))];
            Assert.Equal(2, ends.Length);
            Assert.False(Accepts(setting, ends[0] - 1));
            Assert.True(Accepts(setting, ends[0]));
            Assert.True(Accepts(setting, ends[1]));
            Assert.False(Accepts(setting, ends[1] + 1));
            return;
        }

        Assert.All(row.Range, value => Assert.True(setting.Accepts(value), value));
        bool isSecret = name.EndsWith(":Secret", StringComparison.Ordinal); // an example would be used
        Assert.Equal(row.Range.Length == 0 && !isSecret, setting.Accepts("perhaps"));
    }

    private static bool Accepts(KnownSetting setting, int value) => setting.Accepts(value.ToString(CultureInfo.InvariantCulture));

    private static (KnownSetting Setting, SettingsRow Row) Find(string name) =>
        (KnownSetting.All().Single(setting => setting.Name == name), Rows.Single(row => row.Name == name));

    private static IEnumerable<string> Sorted(IEnumerable<string> names) => names.Order(StringComparer.Ordinal);
}
