using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pairing.Service.Foundation;

namespace Pairing.Service.Audit;

/// <summary>
/// The hashes of the audit: HMAC-SHA256 under a key of this service, so that someone who can only write to the database cannot
/// make a valid row. A row's hash covers the hash of the row before and the row's fields, each as its length in bytes of UTF-8
/// (4 bytes, big-endian; FFFFFFFF: null) and these bytes. Numbers are decimal, times are Unix milliseconds.
/// </summary>
public sealed class AuditChain(ISecrets secrets)
{
    /// <summary>The hash before the first row.</summary>
    public static readonly string Beginning = new('0', 2 * SHA256.HashSizeInBytes);

    /// <summary>Beside the key, so that it outlives the tables.</summary>
    private const string Begun = "audit-begun";

    private readonly Lazy<byte[]> _key = new(
        () => secrets.ReadOrCreate("audit-chain", () => RandomNumberGenerator.GetBytes(32)),
        LazyThreadSafetyMode.PublicationOnly);

    private volatile bool _hasBegun;

    /// <summary>Whether there has been a first row. Then an empty table means that someone emptied it.</summary>
    public bool HasBegun => _hasBegun || (_hasBegun = secrets.Find(Begun) is not null);

    /// <summary>Reads or creates the key, which an unreadable file prevents.</summary>
    public void Open() => _ = _key.Value;

    /// <summary>To be called once the first row is stored, and not before: a kill may come between.</summary>
    public void Begin()
    {
        if (!_hasBegun)
        {
            secrets.ReadOrCreate(Begun, () => [1]);
            _hasBegun = true;
        }
    }

    public string HashOf(AuditRow row, string before) => Hash(
        "row", before, Text(row.Number), Text(row.At.ToUnixTimeMilliseconds()), row.Kind, row.Actor, row.Network, row.AccountId,
        row.Account, row.Subject, row.Details, Text(row.Count));

    public string SealOf(AuditHead head) =>
        Hash("head", Text(head.Number), head.Hash, Text(head.PrunedNumber), head.PrunedHash);

    public bool IsIntact(AuditHead head) => head.Seal == SealOf(head);

    private string Hash(params ReadOnlySpan<string?> fields)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key.Value);
        Span<byte> length = stackalloc byte[sizeof(uint)];
        foreach (string? field in fields)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(field ?? "");
            BinaryPrimitives.WriteUInt32BigEndian(length, field is null ? uint.MaxValue : (uint)bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
