extern alias board;
using System.Reflection;
using Pairing.Tests;

namespace Pairing.Emulator.Tests.Architecture;

/// <summary>
/// A stand-in has what the firmware uses of the package, and no more: nobody would notice if the rest were wrong.
/// </summary>
public class StandInTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Emulator = typeof(board::Pairing.Emulator.Board.VirtualBoard).Assembly;

    [Fact]
    public void Each_member_of_a_stand_in_is_used_by_the_firmware_or_a_test()
    {
        HashSet<Member> used = [
            .. MemberUses.Of(Emulator, _ => true).Where(use => use.From != use.To.Type).Select(use => use.To),
            .. MemberUses.Of(typeof(StandInTests).Assembly, _ => true)
                .Select(use => use.To with { Type = use.To.Type with { Assembly = null } }),
        ];
        Type[] standIns =
            [.. Emulator.GetTypes().Where(type => !type.IsNested && FolderTests.Folder(type.Namespace ?? "") == "StandIns")];
        string[] unused = [.. standIns.SelectMany(type => Members(type)
            .Where(member => !member.Methods.Any(method => used.Contains(Named(type, method))))
            .Select(member => $"{type.FullName}: {member.Name}")).Order(StringComparer.Ordinal)];
        Assert.True(standIns.Length > 50);
        Assert.True(unused.Length == 0, string.Join('\n', unused));
    }

    /// <summary>
    /// A property is used by either of its accessors, an operator also by its opposite, which the language asks for.
    /// </summary>
    private static IEnumerable<(string Name, MethodBase[] Methods)> Members(Type type)
    {
        MethodInfo[] methods = [.. type.GetMethods(Declared).Where(method => !IsForced(type, method))];
        return type.IsEnum || typeof(Delegate).IsAssignableFrom(type) ? [] :
        [
            .. type.GetProperties(Declared).Select(property => (property.Name, Methods: property.GetAccessors()))
                .Where(property => !property.Methods.Any(accessor => IsForced(type, accessor)))
                .Select(property => (property.Name, (MethodBase[])property.Methods)),
            .. type.GetConstructors(Declared).Where(made => made.GetParameters().Length > 0)
                .Select(made => (made.ToString()!, (MethodBase[])[made])),
            .. type.GetEvents(Declared).Select(told => (told.Name, (MethodBase[])[told.AddMethod!])),
            .. methods.Where(method => !method.IsSpecialName).Select(method => (method.ToString()!, (MethodBase[])[method])),
            .. methods.Where(method => method.Name.StartsWith("op_", StringComparison.Ordinal))
                .GroupBy(method => Opposite.GetValueOrDefault(method.Name, method.Name))
                .Select(pair => (pair.Key, (MethodBase[])[.. pair])),
        ];
    }

    private static readonly Dictionary<string, string> Opposite = new()
    {
        ["op_Inequality"] = "op_Equality",
        ["op_GreaterThan"] = "op_LessThan",
        ["op_GreaterThanOrEqual"] = "op_LessThanOrEqual",
    };

    /// <summary>The type must have it: an override, or a member of an interface.</summary>
    private static bool IsForced(Type type, MethodInfo method) => method.GetBaseDefinition() != method
        || type.GetInterfaces().SelectMany(face => type.GetInterfaceMap(face).TargetMethods).Contains(method);

    private static Member Named(Type type, MethodBase method) =>
        new(new TypeName(type.Namespace ?? "", type.Name, null), method.Name, method.GetParameters().Length);
}
