using System.Text;

namespace Pairing.Boards.Tests.ProjectFile;

/// <summary>The joining of .pe files into an image, by the target of firmware/nano.targets, on made-up ones.</summary>
public class ImageTests
{
    // All joined by one start of MSBuild, which takes some seconds
    private static readonly Joinings Joined = new(
        new("in order", "b/Zero.dll;a/One.dll;a/Two.dll",
            ("b/Zero.pe", "NFMRK1-0"), ("a/One.pe", "NFMRK1-01"), ("a/Two.pe", "NFMRK1-012"), ("out/Own.pe", "NFMRK1-the-own.")),
        Other("NFMRK2-generics"),
        Other("NFMRK"),
        Other(""),
        Other("MZ"),
        new("own", "a/One.dll", ("a/One.pe", "NFMRK1"), ("out/Own.pe", "NFMRK2")),
        new("missing", "a/Missing.dll", ("out/Own.pe", "NFMRK1")));

    [Fact]
    public void The_parts_stand_in_order_with_our_own_last_each_padded_to_four_bytes()
    {
        Joining joining = Joined.Of("in order");
        Assert.True(joining.Succeeded, joining.Output);
        Assert.Equal(
            "NFMRK1-0" + "NFMRK1-01\0\0\0" + "NFMRK1-012\0\0" + "NFMRK1-the-own.\0", Encoding.ASCII.GetString(joining.Image!));
        Assert.Contains("48 bytes, 15 of them our own code", joining.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NFMRK2-generics")]
    [InlineData("NFMRK")]
    [InlineData("")]
    [InlineData("MZ")]
    public void A_part_for_another_CLR_fails_the_build_and_leaves_no_image(string part)
    {
        Joining joining = Joined.Of("other " + part);
        Assert.False(joining.Succeeded);
        Assert.Contains("One.pe does not begin with NFMRK1", joining.Output, StringComparison.Ordinal);
        Assert.Null(joining.Image);
    }

    [Fact]
    public void Our_own_part_is_checked_as_well() =>
        Assert.Contains("Own.pe does not begin with NFMRK1", Joined.Of("own").Output, StringComparison.Ordinal);

    [Fact]
    public void A_library_without_its_pe_fails_the_build_and_is_named()
    {
        Joining joining = Joined.Of("missing");
        Assert.False(joining.Succeeded);
        Assert.Contains("Missing.pe is missing", joining.Output, StringComparison.Ordinal);
        Assert.Null(joining.Image);
    }

    private static Parts Other(string part) => new("other " + part, "a/One.dll", ("a/One.pe", part), ("out/Own.pe", "NFMRK1"));
}
