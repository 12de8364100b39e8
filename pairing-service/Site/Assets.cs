using System.Security.Cryptography;

namespace Pairing.Service.Site;

/// <summary>
/// Addresses of our own files with their version in them, so that a browser may keep them for good. Worked out once at the
/// start, where ASP.NET Core's own way watches each file for changes that a running service does not have.
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
