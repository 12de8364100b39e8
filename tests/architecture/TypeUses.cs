using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Pairing.Tests;

/// <param name="Assembly">Of the type that is used; null when it is the same one.</param>
internal sealed record TypeUse(string FromNamespace, string From, string ToNamespace, string To, string? Assembly);

/// <summary>
/// Which type of a compiled assembly uses which: in its signatures, attributes and method bodies. A nested type counts as the
/// type around it. A use of a constant leaves no trace in compiled code.
/// </summary>
internal static class TypeUses
{
    public static IReadOnlyCollection<TypeUse> Of(Assembly assembly)
    {
        using PEReader file = new(File.OpenRead(assembly.Location));
        MetadataReader metadata = file.GetMetadataReader();
        HashSet<TypeUse> uses = [];
        foreach (TypeDefinitionHandle handle in metadata.TypeDefinitions)
        {
            UsedTypes used = new(metadata);
            AddType(metadata.GetTypeDefinition(handle), used, metadata, file);
            TypeName from = TypeName.Of(metadata, handle);
            uses.UnionWith(used.Types.Where(to => to != from)
                .Select(to => new TypeUse(from.Namespace, from.Name, to.Namespace, to.Name, to.Assembly)));
        }

        return uses;
    }

    private static void AddType(TypeDefinition type, UsedTypes used, MetadataReader metadata, PEReader file)
    {
        used.Add(type.BaseType);
        used.AddAttributes(type.GetCustomAttributes());
        foreach (InterfaceImplementationHandle handle in type.GetInterfaceImplementations())
        {
            used.Add(metadata.GetInterfaceImplementation(handle).Interface);
        }

        foreach (FieldDefinitionHandle handle in type.GetFields())
        {
            FieldDefinition field = metadata.GetFieldDefinition(handle);
            field.DecodeSignature(used, null);
            used.AddAttributes(field.GetCustomAttributes());
        }

        foreach (PropertyDefinitionHandle handle in type.GetProperties())
        {
            used.AddAttributes(metadata.GetPropertyDefinition(handle).GetCustomAttributes());
        }

        foreach (MethodDefinitionHandle handle in type.GetMethods())
        {
            AddMethod(metadata.GetMethodDefinition(handle), used, metadata, file);
        }

        AddConstraints(type.GetGenericParameters(), used, metadata);
    }

    private static void AddMethod(MethodDefinition method, UsedTypes used, MetadataReader metadata, PEReader file)
    {
        method.DecodeSignature(used, null);
        used.AddAttributes(method.GetCustomAttributes());
        AddConstraints(method.GetGenericParameters(), used, metadata);
        foreach (ParameterHandle parameter in method.GetParameters())
        {
            used.AddAttributes(metadata.GetParameter(parameter).GetCustomAttributes());
        }

        if (method.RelativeVirtualAddress == 0)
        {
            return; // abstract
        }

        MethodBodyBlock body = file.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(used, null);
        }

        foreach (ExceptionRegion region in body.ExceptionRegions)
        {
            used.Add(region.CatchType);
        }

        foreach (EntityHandle operand in Instructions.Operands(body))
        {
            used.Add(operand);
        }
    }

    private static void AddConstraints(GenericParameterHandleCollection parameters, UsedTypes used, MetadataReader metadata)
    {
        foreach (GenericParameterHandle parameter in parameters)
        {
            foreach (GenericParameterConstraintHandle constraint in metadata.GetGenericParameter(parameter).GetConstraints())
            {
                used.Add(metadata.GetGenericParameterConstraint(constraint).Type);
            }
        }
    }
}
