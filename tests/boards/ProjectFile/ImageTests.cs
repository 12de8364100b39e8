using System.Text;
using Pairing.Tests;

namespace Pairing.Boards.Tests.ProjectFile;

/// <summary>The joining of .pe files into an image, by the target of firmware/nano.targets, on made-up ones.</summary>
public sealed class ImageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_parts_stand_in_order_with_our_own_last_each_padded_to_four_bytes()
    {
        Part("b/Zero.pe", "NFMRK1-0"); // 8 bytes: no padding
        Part("a/One.pe", "NFMRK1-01");
        Part("a/Two.pe", "NFMRK1-012");
        Part("out/Own.pe", "NFMRK1-the-own."); // 15 bytes
        (int exitCode, string output) = Join("b/Zero.dll;a/One.dll;a/Two.dll");
        Assert.True(exitCode == 0, output);
        Assert.Equal("NFMRK1-0" + "NFMRK1-01\0\0\0" + "NFMRK1-012\0\0" + "NFMRK1-the-own.\0", Encoding.ASCII.GetString(Image()));
        Assert.Contains("48 bytes, 15 of them our own code", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NFMRK2-generics")]
    [InlineData("NFMRK")]
    [InlineData("")]
    [InlineData("MZ")]
    public void A_part_for_another_CLR_fails_the_build_and_leaves_no_image(string part)
    {
        Part("a/One.pe", part);
        Part("out/Own.pe", "NFMRK1");
        (int exitCode, string output) = Join("a/One.dll");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("One.pe does not begin with NFMRK1", output, StringComparison.Ordinal);
        Assert.False(File.Exists(ImagePath));
    }

    [Fact]
    public void Our_own_part_is_checked_as_well()
    {
        Part("a/One.pe", "NFMRK1");
        Part("out/Own.pe", "NFMRK2");
        Assert.Contains("Own.pe does not begin with NFMRK1", Join("a/One.dll").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_library_without_its_pe_fails_the_build_and_is_named()
    {
        Part("out/Own.pe", "NFMRK1");
        (int exitCode, string output) = Join("a/Missing.dll");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("Missing.pe is missing", output, StringComparison.Ordinal);
        Assert.False(File.Exists(ImagePath));
    }

    public void Dispose() => _folder.Dispose();

    private string ImagePath => Path.Combine(_folder.Path, "out", "Own.bin");

    private byte[] Image() => File.ReadAllBytes(ImagePath);

    private void Part(string path, string content)
    {
        string file = Path.Combine(_folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content, Encoding.ASCII);
    }

    private (int ExitCode, string Output) Join(string references)
    {
        string project = Path.Combine(_folder.Path, "made-up.proj");
        File.WriteAllText(project, $"""
            <Project>
              <PropertyGroup>
                <TargetDir>$(MSBuildProjectDirectory)/out/</TargetDir>
                <TargetName>Own</TargetName>
              </PropertyGroup>
              <ItemGroup>
                <ReferencePath Include="{references}" />
              </ItemGroup>
              <Import Project="{Repository.At("firmware/nano.targets")}" />
            </Project>
            """);
        return MsBuild.Run(project, "-t:JoinImage");
    }
}
