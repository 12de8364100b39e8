using Pairing.Tests;

namespace Pairing.Service.Tests.Architecture;

/// <summary>The dependencies between the folders of the service, in the code as it is compiled.</summary>
public sealed class FolderTests
{
    private const string Root = "Pairing.Service";

    /// <summary>The folder of Program.cs.</summary>
    private const string Top = "";

    private static readonly string[] Web = ["Microsoft.AspNetCore", "Microsoft.Extensions.Primitives", "System.Net.Http"];

    private static readonly string[] Sql =
        ["Microsoft.EntityFrameworkCore", "Microsoft.Data", "Npgsql", "SQLitePCL", "System.Data"];

    private static readonly IReadOnlyList<TypeUse> Uses = [.. TypeUses.Of(typeof(Program).Assembly).Select(OfPage)];

    private static readonly FolderGraph Graph = new(Uses, name => FolderGraph.Beneath(Root, name));

    [Fact]
    public void The_folders_of_the_service_form_no_cycle()
    {
        Assert.Contains("Grants", Graph.UsedBy("Storage"));
        Assert.Contains("Site", Graph.UsedBy("Verification"));
        Assert.Empty(Graph.Cycles());
    }

    [Fact]
    public void Grants_knows_neither_HTTP_nor_SQL()
    {
        var uses = Uses.Where(use => FolderGraph.Beneath(Root, use.FromNamespace) == "Grants").ToList();
        Assert.Contains(uses, use => use.ToNamespace == "System.Security.Cryptography");
        Assert.All(uses, use => Assert.False(IsOneOf(Web, use) || IsOneOf(Sql, use), Sentence(use)));
    }

    [Fact]
    public void Only_Storage_knows_SQL_besides_the_queries_of_Identity_and_the_name_of_a_failure()
    {
        var uses = Uses.Where(use =>
            IsOneOf(Sql, use) && FolderGraph.Beneath(Root, use.FromNamespace) is not (null or "Storage"));
        Assert.All(uses, use => Assert.True(
            use.From == "StorageFailure"
            || (use.To == "EntityFrameworkQueryableExtensions" && use.FromNamespace == "Pairing.Service.Accounts"),
            Sentence(use)));
    }

    [Fact]
    public void Only_the_program_knows_Storage() => Assert.Equal([Top], Graph.UsersOf("Storage"));

    [Fact]
    public void Nothing_knows_the_program() => Assert.Empty(Graph.UsersOf(Top));

    [Fact]
    public void Only_the_program_calls_the_registrations_of_a_folder()
    {
        var uses = Uses.Where(use => use.Assembly is null && use.To.EndsWith("Setup", StringComparison.Ordinal)).ToList();
        Assert.Contains(uses, use => use.From == nameof(Program) && use.To == "TokenSetup");
        Assert.All(uses, use => Assert.True(
            use.From == nameof(Program)
            || FolderGraph.Beneath(Root, use.FromNamespace) == FolderGraph.Beneath(Root, use.ToNamespace),
            Sentence(use)));
    }

    [Fact]
    public void Shared_depends_on_nothing()
    {
        var uses = Uses.Where(use => use.FromNamespace == "Pairing.Protocol" && use.ToNamespace != "Pairing.Protocol").ToList();
        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.True(use.Assembly is "System.Runtime", Sentence(use)));
    }

    /// <summary>A Razor page's class is named for its file: Verification_Confirm.</summary>
    private static TypeUse OfPage(TypeUse use) => use.FromNamespace == "AspNetCoreGeneratedDocument"
        ? use with { FromNamespace = $"{Root}.{use.From.Split('_')[0]}" }
        : use;

    private static bool IsOneOf(string[] roots, TypeUse use) =>
        roots.Any(root => FolderGraph.Beneath(root, use.ToNamespace) is not null);

    private static string Sentence(TypeUse use) => $"{use.FromNamespace}.{use.From} uses {use.ToNamespace}.{use.To}";
}
