using System.Text;
using Pairing.Tests;

namespace Pairing.Boards.Tests.ProjectFile;

/// <param name="References">Separated by semicolons.</param>
internal sealed record Parts(string Case, string References, params (string Path, string Content)[] Files);

/// <summary>How it ended; no image where there is none.</summary>
internal sealed record Joining(bool Succeeded, string Output, byte[]? Image);

/// <summary>Made-up projects, each in a folder of its own, whose images one start of MSBuild joins.</summary>
internal sealed class Joinings(params Parts[] cases)
{
    private const string Begin = "joining ";
    private const string End = "joined: ";

    private readonly Lazy<Dictionary<string, Joining>> _ended = new(() => Join(cases));

    public Joining Of(string name) => _ended.Value[name];

    private static Dictionary<string, Joining> Join(Parts[] cases)
    {
        using TemporaryFolder folder = new();
        StringBuilder steps = new();
        for (int i = 0; i < cases.Length; i++)
        {
            Write(Path.Combine(folder.Path, $"{i}"), cases[i]);
            steps.AppendLine($"""
                <Message Importance="high" Text="{Begin}{i}" />
                <MSBuild Projects="{i}/made-up.proj" Targets="JoinImage" ContinueOnError="true" />
                <Message Importance="high" Text="{End}$(MSBuildLastTaskResult)" />
                """);
        }

        string all = Path.Combine(folder.Path, "all.proj");
        File.WriteAllText(all, $"""<Project><Target Name="All">{steps}</Target></Project>""");
        (_, string output) = MsBuild.Run(all, "-t:All", "-m:1", "-v:minimal");
        return cases.Index().ToDictionary(
            made => made.Item.Case,
            made => Read(output, made.Index, Path.Combine(folder.Path, $"{made.Index}", "out", "Own.bin")));
    }

    private static Joining Read(string output, int i, string image)
    {
        int begin = output.IndexOf($"{Begin}{i}", StringComparison.Ordinal);
        int end = begin < 0 ? -1 : output.IndexOf(End, begin, StringComparison.Ordinal);
        Assert.True(end >= 0, output);
        return new Joining(
            output[(end + End.Length)..].StartsWith("true", StringComparison.OrdinalIgnoreCase),
            output[begin..end],
            File.Exists(image) ? File.ReadAllBytes(image) : null);
    }

    private static void Write(string folder, Parts parts)
    {
        foreach ((string path, string content) in parts.Files)
        {
            string file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content, Encoding.ASCII);
        }

        File.WriteAllText(Path.Combine(folder, "made-up.proj"), $"""
            <Project>
              <PropertyGroup>
                <TargetDir>$(MSBuildProjectDirectory)/out/</TargetDir>
                <TargetName>Own</TargetName>
              </PropertyGroup>
              <ItemGroup>
                <ReferencePath Include="{parts.References}" />
              </ItemGroup>
              <Import Project="{Repository.At("firmware/nano.targets")}" />
            </Project>
            """);
    }
}
