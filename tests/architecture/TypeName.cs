using System.Reflection.Metadata;

namespace Pairing.Tests;

/// <param name="Assembly">Null: the assembly that is read.</param>
internal sealed record TypeName(string Namespace, string Name, string? Assembly)
{
    /// <summary>The name of a type, or of the outermost type around it.</summary>
    public static TypeName Of(MetadataReader metadata, EntityHandle handle) => handle.Kind == HandleKind.TypeDefinition
        ? Defined(metadata, (TypeDefinitionHandle)handle)
        : Referenced(metadata, (TypeReferenceHandle)handle);

    private static TypeName Defined(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        TypeDefinition type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? Defined(metadata, outer)
            : new TypeName(metadata.GetString(type.Namespace), metadata.GetString(type.Name), null);
    }

    private static TypeName Referenced(MetadataReader metadata, TypeReferenceHandle handle)
    {
        TypeReference type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind switch
        {
            HandleKind.TypeReference => Referenced(metadata, (TypeReferenceHandle)type.ResolutionScope),
            HandleKind.AssemblyReference => new TypeName(metadata.GetString(type.Namespace), metadata.GetString(type.Name),
                metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)),
            _ => new TypeName(metadata.GetString(type.Namespace), metadata.GetString(type.Name), null),
        };
    }
}
