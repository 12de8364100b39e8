using System.Text.RegularExpressions;
using Pairing.Tests;

namespace Pairing.Service.Tests.Architecture;

/// <summary>Each folder registers its own types and no other folder's, in the sources.</summary>
public sealed partial class RegistrationTests
{
    private static readonly ILookup<string, string> FoldersOfTypes = typeof(Program).Assembly.GetTypes()
        .Where(type => FolderGraph.Beneath("Pairing.Service", type.Namespace ?? "") is not null)
        .ToLookup(type => type.Name, type => FolderGraph.Beneath("Pairing.Service", type.Namespace!)!, StringComparer.Ordinal);

    [Fact]
    public void A_folder_registers_only_its_own_types()
    {
        var registrations = Registrations().ToList();
        Assert.Contains(("Token", "TokenEndpoint"), registrations);
        Assert.All(registrations, one => Assert.True(
            !FoldersOfTypes.Contains(one.Type) || FoldersOfTypes[one.Type].Contains(one.Folder, StringComparer.Ordinal),
            $"{one.Folder} registers {one.Type}"));
    }

    /// <summary>The folder of each registration in the sources, and the type that is to be created.</summary>
    private static IEnumerable<(string Folder, string Type)> Registrations() =>
        from file in Directory.EnumerateFiles(Repository.At("pairing-service"), "*.cs", SearchOption.AllDirectories)
        where !Repository.IsBuildOutput(file)
        let path = Path.GetRelativePath(Repository.At("pairing-service"), file).Split(Path.DirectorySeparatorChar)
        where path.Length > 1
        from Match match in Registration().Matches(File.ReadAllText(file))
        select (path[0], match.Groups["type"].Value);

    /// <summary>Of a service and its implementation, the implementation counts: Storage implements the edges.</summary>
    [GeneratedRegex(
        @"\.Add(?:Singleton|Scoped|Transient|HostedService)<(?:[\w<>]+, )?(?<type>\w+)>\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Registration();
}
