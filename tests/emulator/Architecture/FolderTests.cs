extern alias board;
using System.Reflection;
using Pairing.Tests;

namespace Pairing.Emulator.Tests.Architecture;

/// <summary>The dependencies between folders, in the code as it is compiled.</summary>
public class FolderTests
{
    private static readonly Assembly Emulator = typeof(board::Pairing.Emulator.Board.VirtualBoard).Assembly;

    private static readonly IReadOnlyCollection<TypeUse> Uses = TypeUses.Of(Emulator);

    [Fact]
    public void The_folders_of_the_emulator_form_no_cycle()
    {
        FolderGraph graph = new(Uses, Folder);
        Assert.Contains("Board", graph.UsedBy("StandIns"));
        Assert.Contains("StandIns", graph.UsersOf("Board"));
        Assert.Empty(graph.Cycles());
    }

    [Fact]
    public void A_cycle_is_named_also_when_it_is_only_in_a_method_body()
    {
        FolderGraph graph = FolderGraph.Of(typeof(FolderTests).Assembly, "Pairing.Emulator.Tests.Architecture.Planted");
        Assert.Equal(["Circle > Triangle > Circle: Wheel uses Wedge, Wedge uses Wheel"], graph.Cycles());
        Assert.Equal(["Circle"], graph.UsedBy("Line"));
    }

    [Fact]
    public void Shared_depends_on_nothing() => Assert.All(
        Uses.Where(use => use.FromNamespace == "Pairing.Protocol" && use.ToNamespace != "Pairing.Protocol"),
        use => Assert.True(use.Assembly == "System.Runtime", $"{use.From} uses {use.ToNamespace}.{use.To}"));

    [Fact]
    public void Core_knows_neither_boards_nor_packages() => Assert.All(
        Uses.Where(use => IsIn("Pairing.Firmware.Core", use.FromNamespace)),
        use => Assert.True(
            IsIn("Pairing.Firmware.Core", use.ToNamespace)
            || use.ToNamespace is "Pairing.Protocol" or "System" or "System.Text" or "" // "": what the compiler makes
            || use.Assembly != null,
            $"{use.From} uses {use.ToNamespace}.{use.To}"));

    [Fact]
    public void Only_the_program_knows_the_adapters_of_the_board() => Assert.All(
        Uses.Where(use => IsIn("Pairing.Firmware.Boards", use.ToNamespace) && IsIn("Pairing.Firmware", use.FromNamespace)),
        use => Assert.True(use.FromNamespace is "Pairing.Firmware" or "Pairing.Firmware.Boards", $"{use.From} uses {use.To}"));

    private static bool IsGenerated(string name) => name is "" or "System.Runtime.CompilerServices"
        || name.StartsWith("Microsoft.", StringComparison.Ordinal)
        || name.StartsWith("System.Text.RegularExpressions", StringComparison.Ordinal);

    private static bool IsIn(string root, string name) => FolderGraph.Beneath(root, name) != null;

    /// <summary>The stand-ins have the namespaces of the packages. The firmware is no folder of the emulator.</summary>
    internal static string? Folder(string name) => IsIn("Pairing.Emulator", name) ? FolderGraph.Beneath("Pairing.Emulator", name)
        : IsIn("Pairing.Firmware", name) || name is "Pairing.Protocol" || IsGenerated(name) ? null
        : "StandIns";
}
