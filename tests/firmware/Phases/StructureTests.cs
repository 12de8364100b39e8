using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Pairing.Firmware.Core;
using Pairing.Firmware.Core.DeviceFlow;
using Pairing.Firmware.Core.Keeping;
using Pairing.Firmware.Core.Phases;
using Pairing.Firmware.Core.Screens;

namespace Pairing.Firmware.Tests.Phases;

/// <summary>
/// That no class of the firmware's core becomes a bag that everything hangs on (docs/decisions/firmware-phases.md).
/// </summary>
public class StructureTests
{
    private const int MostFields = 15;
    private const int MostParameters = 7;

    private const BindingFlags Own =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static Type[] Core => [.. typeof(Device).Assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith("Pairing.Firmware.Core", StringComparison.Ordinal) == true)];

    private static Type[] Phases => [.. Core.Where(type => type.IsSubclassOf(typeof(Phase)))];

    [Fact]
    public void No_class_has_more_than_15_fields() => Assert.All(
        Core.Where(type => !type.IsEnum),
        type => Assert.True(AllFields(type).Count() <= MostFields, $"{type.Name} has {AllFields(type).Count()} fields"));

    [Fact]
    public void No_constructor_has_more_than_7_parameters() => Assert.All(
        Core.SelectMany(type => type.GetConstructors(Own)),
        constructor => Assert.True(
            constructor.GetParameters().Length <= MostParameters,
            $"{constructor.DeclaringType!.Name} takes {constructor.GetParameters().Length}"));

    [Fact]
    public void There_are_phases_to_look_at() => Assert.InRange(Phases.Length, 15, 30);

    /// <summary>What a phase remembers is its own: no other class can change it, or even see it, but by a method.</summary>
    [Fact]
    public void No_phase_shows_a_field_that_can_be_changed() => Assert.All(
        Phases.SelectMany(phase => phase.GetFields(Own)),
        field => Assert.True(
            field.IsPrivate || field.IsInitOnly || field.IsLiteral,
            $"{field.DeclaringType!.Name}.{field.Name}"));

    /// <summary>
    /// What phases share has state of its own and changes it itself. Hardware is filled before the device is made; screens are
    /// data.
    /// </summary>
    [Fact]
    public void What_phases_share_is_changed_by_its_own_methods_only()
    {
        Type[] shared = [.. Phases.SelectMany(phase => AllFields(phase).Select(field => field.FieldType).Distinct())
            .GroupBy(type => type).Where(held => held.Count() > 1).Select(held => held.Key)
            .Where(type => Core.Contains(type) && type.IsClass)
            .Where(type => type != typeof(Hardware) && !type.IsSubclassOf(typeof(Screen)))];
        Assert.Contains(shared, type => type == typeof(ServerLink));
        Assert.All(shared, type => Assert.All(
            AllFields(type),
            field => Assert.True(field.IsPrivate || field.IsFamily || field.IsInitOnly, $"{type.Name}.{field.Name}")));
        Assert.All(shared, type => Assert.All(
            type.GetProperties(),
            property => Assert.False(property.SetMethod?.IsPublic == true, $"{type.Name}.{property.Name}")));
    }

    /// <summary>
    /// The keepers and the device show fields in place of accessors, which would cost the image 30 bytes each. So the
    /// instructions are looked at: only a class's own store into them.
    /// </summary>
    [Fact]
    public void What_a_keeper_or_the_device_shows_is_stored_by_its_own_methods_only()
    {
        using var core = AssemblyDefinition.ReadAssembly(typeof(Device).Assembly.Location);
        (MethodDefinition Method, FieldReference Field)[] stores = [.. core.MainModule.GetTypes().SelectMany(type => type.Methods)
            .Where(method => method.HasBody
                && method.DeclaringType.FullName.StartsWith("Pairing.Firmware.", StringComparison.Ordinal)
                && !method.DeclaringType.FullName.StartsWith("Pairing.Firmware.Tests.", StringComparison.Ordinal))
            .SelectMany(method => method.Body.Instructions, (method, instruction) => (method, instruction))
            .Where(step => step.instruction.OpCode == OpCodes.Stfld || step.instruction.OpCode == OpCodes.Ldflda)
            .Select(step => (step.method, (FieldReference)step.instruction.Operand))
            .Where(store => store.Item2.DeclaringType.Namespace == typeof(Keepers).Namespace
                || store.Item2.DeclaringType.FullName == typeof(Device).FullName)];
        Assert.Contains(stores, store => store.Field.Name == nameof(TokenKeeper.Current));
        Assert.All(stores, store => Assert.Equal(store.Field.DeclaringType.FullName, store.Method.DeclaringType.FullName));
    }

    private static IEnumerable<FieldInfo> AllFields(Type? type) =>
        type == null ? [] : AllFields(type.BaseType).Concat(type.GetFields(Own));
}
