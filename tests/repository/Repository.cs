using System.Runtime.CompilerServices;

namespace Pairing.Tests;

/// <summary>The files of this repository, and what lies beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = RootOf();

    /// <summary>The lists of what the board's packages offer, where they are beside the repository; else null.</summary>
    public static string? DeviceApi { get; } = Existing(Path.GetFullPath(At("../shared/device-api")));

    public static string At(string path) => Path.Combine(Root, path);

    public static string Read(string path) => File.ReadAllText(At(path));

    /// <summary>All that is compiled for the board.</summary>
    public static string[] FirmwareSources() => [.. new[] { "firmware", "shared" }
        .SelectMany(folder => Directory.GetFiles(At(folder), "*.cs", SearchOption.AllDirectories))
        .Where(path => !IsBuildOutput(path))];

    public static bool IsBuildOutput(string path) =>
        Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    private static string RootOf([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    private static string? Existing(string folder) => Directory.Exists(folder) ? folder : null;
}
