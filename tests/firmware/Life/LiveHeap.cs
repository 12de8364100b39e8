using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Pairing.Firmware.Tests.Life;

/// <summary>
/// What the firmware's own objects take on the board's heap: all that is reached from a root by fields and arrays, and from the
/// static fields of the firmware's types, in the sizes of the nanoFramework CLR, whose heap is made of blocks of 12 bytes:
///     object   a block, and one for each field
///     string   a block, and its UTF-8 with a zero at the end, in whole blocks
///     array    a block, and its elements; an element that is no number takes a block
/// Other objects of the packages count a block and are not walked: what they hold is another on the board than here.
/// </summary>
internal sealed class LiveHeap
{
    private const int Block = 12;

    private static readonly Assembly Firmware = typeof(Core.Device).Assembly;

    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, (int Count, long Bytes)> _byType = [];

    private LiveHeap(params object[] roots)
    {
        foreach (FieldInfo field in Firmware.GetTypes().Where(IsOurs).SelectMany(Statics))
        {
            Walk(field.GetValue(null));
        }

        Array.ForEach(roots, Walk);
    }

    public long Bytes => _byType.Values.Sum(type => type.Bytes);

    public long LargestArray { get; private set; }

    public static LiveHeap Of(params object[] roots) => new(roots);

    /// <summary>The types that take most.</summary>
    public override string ToString() => string.Join(", ", _byType
        .OrderByDescending(type => type.Value.Bytes)
        .Take(8)
        .Select(type => $"{type.Key} {type.Value.Count}: {type.Value.Bytes}"));

    private void Walk(object? root)
    {
        Stack<object?> open = new([root]);
        while (open.TryPop(out object? one))
        {
            if (one == null || one is Type or Enum || one.GetType().IsPrimitive || !_seen.Add(one))
            {
                continue;
            }

            switch (one)
            {
                case string text:
                    Count("string", Block + Blocks(Encoding.UTF8.GetByteCount(text) + 1));
                    break;
                case Array array:
                    long size = Block + Blocks(array.Length * ElementSize(array.GetType().GetElementType()!));
                    LargestArray = Math.Max(LargestArray, size);
                    Count(array.GetType().Name, size);
                    foreach (object? element in ElementsOf(array))
                    {
                        open.Push(element);
                    }

                    break;
                case System.Collections.ICollection collection: // those of the packages hold what we put into them
                    Count(one.GetType().Name, (5 + collection.Count) * Block);
                    foreach (object? element in collection)
                    {
                        open.Push(element);
                    }

                    break;
                case Delegate act:
                    Count("delegate", 3 * Block);
                    open.Push(act.Target);
                    break;
                default:
                    FieldInfo[] fields = IsOurs(one.GetType()) ? [.. FieldsOf(one.GetType())] : [];
                    Count(IsOurs(one.GetType()) ? one.GetType().Name : "of packages", Block + (fields.Length * Block));
                    Array.ForEach(fields, field => open.Push(field.GetValue(one)));
                    break;
            }
        }
    }

    private void Count(string type, long bytes)
    {
        (int count, long sum) = _byType.GetValueOrDefault(type);
        _byType[type] = (count + 1, sum + bytes);
    }

    /// <summary>The tests' own objects stand where a device of the board would: they are no part of it.</summary>
    private static bool IsOurs(Type type) => type.Assembly == Firmware
        && type.Namespace?.StartsWith("Pairing.Firmware.Tests", StringComparison.Ordinal) != true
        && (type.Namespace?.StartsWith("Pairing.Firmware", StringComparison.Ordinal) == true
            || type.Namespace == "Pairing.Protocol");

    private static IEnumerable<FieldInfo> Statics(Type type) => type.ContainsGenericParameters || IsGenerated(type) ? [] : type
        .GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
        .Where(field => !field.IsLiteral);

    private static bool IsGenerated(Type type) => type.IsDefined(typeof(CompilerGeneratedAttribute), false);

    private static IEnumerable<FieldInfo> FieldsOf(Type? type) => type == null ? [] : FieldsOf(type.BaseType).Concat(
        type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly));

    private static IEnumerable<object?> ElementsOf(Array array) =>
        array.GetType().GetElementType()!.IsPrimitive ? [] : array.Cast<object?>();

    private static long ElementSize(Type type) =>
        type == typeof(bool) ? 1 : type.IsPrimitive ? System.Runtime.InteropServices.Marshal.SizeOf(type) : Block;

    private static long Blocks(long bytes) => (bytes + Block - 1) / Block * Block;
}
