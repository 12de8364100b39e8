using System.Security.Cryptography.X509Certificates;
using Pairing.Firmware.Core.Roots;
using Pairing.Tests;

namespace Pairing.Boards.Tests.Roots;

/// <summary>
/// The roots that the board brings along are those of this machine's own bundle, byte for byte. ACCEPT_ROOTS=1 makes their files
/// anew from it.
/// </summary>
public class RootTests
{
    private const string Accept = "ACCEPT_ROOTS";

    /// <summary>A board in a drawer should still pair.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromDays(2 * 365);

    private static readonly Lazy<X509Certificate2Collection> Bundle = new(() =>
    {
        using X509Store store = new(StoreName.Root, StoreLocation.LocalMachine);
        store.Open(OpenFlags.ReadOnly);
        return store.Certificates;
    });

    private static X509Certificate2[] OnBoard =>
        [.. Enumerable.Range(0, CommonRoots.Count).Select(i => X509CertificateLoader.LoadCertificate(CommonRoots.Der(i)))];

    [Fact]
    public void Their_files_are_made_of_the_bundle_of_this_machine() => Assert.All(RootFile.All, root =>
    {
        string made = root.Make(Bundle.Value);
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(Repository.At(root.Path), made);
        }

        Assert.True(made == Repository.Read(root.Path), $"{root.Path} differs from the bundle; {Accept}=1 makes it anew.");
    });

    [Fact]
    public void The_board_tries_each_of_them_and_no_other()
    {
        Assert.Equal(
            RootFile.All.Select(root => root.Subject),
            OnBoard.Select(root => root.GetNameInfo(X509NameType.SimpleName, forIssuer: false)));
        Assert.Equal(
            RootFile.All.Select(root => root.Name + ".cs").Append("CommonRoots.cs").Order(StringComparer.Ordinal),
            Directory.GetFiles(Repository.At("firmware/Core/Roots")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_is_an_authority_of_its_own_and_valid_for_years()
    {
        DateTime now = TimeProvider.System.GetUtcNow().UtcDateTime;
        Assert.All(OnBoard, root =>
        {
            Assert.Equal(root.Subject, root.Issuer);
            Assert.True(root.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
            Assert.InRange(now, root.NotBefore.ToUniversalTime(), root.NotAfter.ToUniversalTime() - Least);
        });
    }

    /// <summary>Data, but they lie in the image.</summary>
    [Fact]
    public void Together_they_are_smaller_than_twenty_kilobytes() =>
        Assert.InRange(OnBoard.Sum(root => root.RawData.Length), 15_000, 20_000);
}
