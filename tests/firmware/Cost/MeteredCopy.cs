using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using MethodBody = Mono.Cecil.Cil.MethodBody;

namespace Pairing.Firmware.Tests.Cost;

/// <summary>A copy of this assembly in which each basic block of Core and of shared adds its instructions to the meter.</summary>
internal static class MeteredCopy
{
    private static readonly string[] Metered = ["Pairing.Firmware.Core", "Pairing.Protocol"];

    public static Assembly Load()
    {
        using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(typeof(MeteredCopy).Assembly.Location);
        TypeDefinition meter = assembly.MainModule.GetType(typeof(Meter).FullName);
        foreach (MethodDefinition method in assembly.MainModule.GetTypes().Where(IsMetered).SelectMany(type => type.Methods))
        {
            if (method.HasBody)
            {
                Count(method.Body, meter);
            }
        }

        using MemoryStream copy = new();
        assembly.Write(copy);
        copy.Position = 0;
        return new AssemblyLoadContext("metered").LoadFromStream(copy);
    }

    public static bool IsMetered(string? name) =>
        Metered.Any(start => name == start || name?.StartsWith(start + '.', StringComparison.Ordinal) == true);

    private static bool IsMetered(TypeDefinition type) =>
        type.DeclaringType is null ? IsMetered(type.Namespace) : IsMetered(type.DeclaringType);

    private static void Count(MethodBody body, TypeDefinition meter)
    {
        body.SimplifyMacros(); // short jumps would not reach over what is put in
        FieldDefinition count = meter.Fields.Single(field => field.Name == nameof(Meter.Count));
        Dictionary<Instruction, Instruction> moved = [];
        foreach (Instruction[] block in Blocks(body))
        {
            moved[block[0]] = PutBefore(block, body.GetILProcessor(), count);
        }

        Retarget(body, moved);
        WeighStrings(body, meter);
        body.OptimizeMacros();
    }

    private static List<Instruction[]> Blocks(MethodBody body)
    {
        HashSet<Instruction?> starts = [.. body.Instructions.SelectMany(Targets)];
        starts.UnionWith(body.ExceptionHandlers.SelectMany(handler => new[] { handler.HandlerStart, handler.FilterStart }));
        List<Instruction[]> blocks = [];
        List<Instruction> block = [];
        foreach (Instruction instruction in body.Instructions)
        {
            if (block.Count > 0 && (starts.Contains(instruction) || Ends(instruction.Previous)))
            {
                blocks.Add([.. block]);
                block.Clear();
            }

            block.Add(instruction);
        }

        return [.. blocks, [.. block]];
    }

    private static Instruction[] Targets(Instruction instruction) => instruction.Operand switch
    {
        Instruction target => [target],
        Instruction[] targets => targets,
        _ => [],
    };

    private static bool Ends(Instruction instruction) => instruction.OpCode.FlowControl
        is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;

    /// <returns>The first of the instructions put in.</returns>
    private static Instruction PutBefore(Instruction[] block, ILProcessor code, FieldDefinition count)
    {
        Instruction first = code.Create(OpCodes.Ldsfld, count);
        code.InsertBefore(block[0], first);
        code.InsertBefore(block[0], code.Create(OpCodes.Ldc_I8, (long)block.Length));
        code.InsertBefore(block[0], code.Create(OpCodes.Add));
        code.InsertBefore(block[0], code.Create(OpCodes.Stsfld, count));
        return first;
    }

    private static void Retarget(MethodBody body, Dictionary<Instruction, Instruction> moved)
    {
        [return: NotNullIfNotNull(nameof(target))]
        Instruction? Moved(Instruction? target) => target is null ? null : moved.GetValueOrDefault(target, target);
        foreach (Instruction instruction in body.Instructions)
        {
            instruction.Operand = instruction.Operand switch
            {
                Instruction target => Moved(target),
                Instruction[] targets => targets.Select(Moved).ToArray(),
                object other => other,
                null => null,
            };
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            handler.TryStart = Moved(handler.TryStart);
            handler.TryEnd = Moved(handler.TryEnd);
            handler.FilterStart = Moved(handler.FilterStart);
            handler.HandlerStart = Moved(handler.HandlerStart);
            handler.HandlerEnd = Moved(handler.HandlerEnd);
        }
    }

    private static void WeighStrings(MethodBody body, TypeDefinition meter)
    {
        foreach (Instruction instruction in body.Instructions)
        {
            string? weighed = (instruction.Operand as MethodReference)?.FullName switch
            {
                "System.Int32 System.String::get_Length()" => nameof(Meter.Length),
                "System.Char System.String::get_Chars(System.Int32)" => nameof(Meter.Letter),
                _ => null,
            };
            if (weighed is not null)
            {
                instruction.OpCode = OpCodes.Call;
                instruction.Operand = meter.Methods.Single(method => method.Name == weighed);
            }
        }
    }
}
