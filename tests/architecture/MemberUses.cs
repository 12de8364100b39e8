using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Pairing.Tests;

/// <summary>
/// A method of a type (an accessor counts as one), or a field; overloads differ in the count of their parameters.
/// </summary>
internal sealed record Member(TypeName Type, string Name, int Parameters);

/// <summary>Which methods and fields the bodies of an assembly's methods name, and from which type.</summary>
internal static class MemberUses
{
    /// <param name="isUser">The types whose methods are read.</param>
    /// <returns>For members of the assembly itself, the type's assembly is null.</returns>
    public static HashSet<(TypeName From, Member To)> Of(Assembly assembly, Func<TypeName, bool> isUser)
    {
        using PEReader file = new(File.OpenRead(assembly.Location));
        MetadataReader metadata = file.GetMetadataReader();
        HashSet<(TypeName, Member)> uses = [];
        foreach (MethodDefinition method in metadata.MethodDefinitions.Select(metadata.GetMethodDefinition))
        {
            TypeName from = TypeName.Of(metadata, method.GetDeclaringType());
            if (method.RelativeVirtualAddress != 0 && isUser(from))
            {
                uses.UnionWith(Instructions.Operands(file.GetMethodBody(method.RelativeVirtualAddress))
                    .Select(operand => Named(metadata, operand)).OfType<Member>().Select(to => (from, to)));
            }
        }

        return uses;
    }

    private static Member? Named(MetadataReader metadata, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodSpecification:
                return Named(metadata, metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
            case HandleKind.MethodDefinition:
                MethodDefinition method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return new Member(TypeName.Of(metadata, method.GetDeclaringType()), metadata.GetString(method.Name),
                    method.DecodeSignature(new UsedTypes(metadata), null).ParameterTypes.Length);
            case HandleKind.FieldDefinition:
                FieldDefinition field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return new Member(TypeName.Of(metadata, field.GetDeclaringType()), metadata.GetString(field.Name), 0);
            case HandleKind.MemberReference:
                MemberReference reference = metadata.GetMemberReference((MemberReferenceHandle)handle);
                return reference.Parent.Kind is not (HandleKind.TypeReference or HandleKind.TypeDefinition) ? null
                    : new Member(TypeName.Of(metadata, reference.Parent), metadata.GetString(reference.Name),
                        reference.GetKind() == MemberReferenceKind.Field ? 0
                            : reference.DecodeMethodSignature(new UsedTypes(metadata), null).ParameterTypes.Length);
            default:
                return null;
        }
    }
}
