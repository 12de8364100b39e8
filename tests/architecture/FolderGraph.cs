using System.Reflection;

namespace Pairing.Tests;

/// <summary>Which folders of a project use which, found in its compiled types. Namespaces equal folders.</summary>
internal sealed class FolderGraph
{
    private readonly SortedDictionary<string, SortedDictionary<string, TypeUse>> _uses = new(StringComparer.Ordinal);

    /// <param name="folderOf">The folder of a namespace; null: not part of the graph.</param>
    public FolderGraph(IEnumerable<TypeUse> uses, Func<string, string?> folderOf)
    {
        foreach (TypeUse use in uses.Where(use => use.Assembly == null))
        {
            if (folderOf(use.FromNamespace) is { } from && folderOf(use.ToNamespace) is { } to && from != to)
            {
                _uses.TryAdd(from, new(StringComparer.Ordinal));
                _uses[from].TryAdd(to, use);
            }
        }
    }

    /// <summary>Of the folders right beneath a root namespace. Types in the root itself belong to the folder "".</summary>
    public static FolderGraph Of(Assembly assembly, string root) => new(TypeUses.Of(assembly), name => Beneath(root, name));

    /// <summary>The folders that a folder uses.</summary>
    public IEnumerable<string> UsedBy(string folder) => _uses.TryGetValue(folder, out var used) ? used.Keys : [];

    /// <summary>The folders that use a folder.</summary>
    public IEnumerable<string> UsersOf(string folder) =>
        _uses.Where(from => from.Value.ContainsKey(folder)).Select(from => from.Key);

    /// <summary>The shortest cycle through each folder, with a use for each step. Empty: everything points one way.</summary>
    public IReadOnlyList<string> Cycles() => [.. _uses.Keys
        .Select(ShortestCycle)
        .OfType<List<string>>()
        .DistinctBy(cycle => string.Join(' ', cycle.Order(StringComparer.Ordinal)))
        .Select(cycle => string.Join(" > ", cycle.Append(cycle[0])) + ": " + string.Join(", ", Steps(cycle)))];

    /// <summary>"Grants" of "Pairing.Service.Grants.Stored" beneath "Pairing.Service"; null for what is not beneath it.</summary>
    public static string? Beneath(string root, string name) => name == root ? ""
        : name.StartsWith(root + ".", StringComparison.Ordinal) ? name[(root.Length + 1)..].Split('.')[0]
        : null;

    private List<string>? ShortestCycle(string start)
    {
        Queue<List<string>> open = new([[start]]);
        HashSet<string> seen = [];
        while (open.TryDequeue(out List<string>? path))
        {
            foreach (string next in UsedBy(path[^1]))
            {
                if (next == start)
                {
                    return path;
                }

                if (seen.Add(next))
                {
                    open.Enqueue([.. path, next]);
                }
            }
        }

        return null;
    }

    private IEnumerable<string> Steps(List<string> cycle) => cycle.Select((from, i) => _uses[from][cycle[(i + 1) % cycle.Count]])
        .Select(use => $"{use.From} uses {use.To}");
}
