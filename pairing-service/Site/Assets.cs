using System.Security.Cryptography;

namespace Pairing.Service.Site;

/// <summary>
/// Addresses of static files with a version, so that browsers can cache them permanently. Computed once at the start, because
/// the files of a running service do not change.
/// </summary>
public sealed class Assets(IWebHostEnvironment host)
{
    private readonly Dictionary<string, string> _versions = host.WebRootFileProvider.GetDirectoryContents("")
        .Where(file => !file.IsDirectory)
        .ToDictionary(file => file.Name, Version, StringComparer.Ordinal);

    public string Of(string name) => $"~/{name}?v={_versions[name]}";

    private static string Version(Microsoft.Extensions.FileProviders.IFileInfo file)
    {
        using var content = file.CreateReadStream();
        return Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
    }
}
