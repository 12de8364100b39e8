using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Pairing.Boards.Tests.ImageSize;

/// <summary>
/// Reckons the .pe that nanoFramework's metadata processor 3 would make of the firmware's types in an assembly, by what the
/// processor's and the CLR's public sources say of the format NFMRK1. All that these types reach outside counts as a reference.
/// </summary>
internal sealed class PeReckoning
{
    // The sizes of the records
    private const int TypeSize = 24;
    private const int MethodSize = 16;
    private const int FieldSize = 8;
    private const int ReferenceSize = 8;
    private const int SpecificationSize = 4;
    private const int HandlerSize = 12;

    private const string CompilersData = "<PrivateImplementationDetails>"; // of it counts only what is used

    private readonly PEReader _assembly;
    private readonly MetadataReader _metadata;
    private readonly Func<string, bool> _isOwn;
    private readonly BoardSignatures _signatures;
    private readonly PeParts _parts = new();
    private readonly HashSet<EntityHandle> _reached = [];
    private readonly List<EntityHandle> _ownTypes = [];
    private readonly List<EntityHandle> _otherTypes = [];

    private PeReckoning(PEReader assembly, Func<string, bool> isOwn)
    {
        _assembly = assembly;
        _metadata = assembly.GetMetadataReader();
        _isOwn = isOwn;
        _signatures = new BoardSignatures(Token);
    }

    /// <param name="isOwn">Whether the types of a namespace are the firmware's.</param>
    public static PeSize Of(string path, Func<string, bool> isOwn)
    {
        using var assembly = new PEReader(File.OpenRead(path));
        var reckoning = new PeReckoning(assembly, isOwn);
        foreach (TypeDefinitionHandle type in reckoning._metadata.TypeDefinitions.Where(reckoning.HasOwnNamespace))
        {
            reckoning.Reach(type);
        }

        return reckoning._parts.Size;
    }

    /// <summary>Counts what the firmware has or refers to, once.</summary>
    private void Reach(Handle handle)
    {
        if (handle.Kind == HandleKind.UserString)
        {
            _parts.AddText(_metadata.GetUserString((UserStringHandle)handle));
        }
        else if (_reached.Add((EntityHandle)handle))
        {
            Count((EntityHandle)handle);
        }
    }

    private void Count(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                CountType((TypeDefinitionHandle)handle);
                break;
            case HandleKind.FieldDefinition:
                CountField(_metadata.GetFieldDefinition((FieldDefinitionHandle)handle));
                break;
            case HandleKind.MethodDefinition:
                CountMethod(_metadata.GetMethodDefinition((MethodDefinitionHandle)handle));
                break;
            case HandleKind.TypeReference:
                TypeReference type = _metadata.GetTypeReference((TypeReferenceHandle)handle);
                _parts.AddRecord(ReferenceSize, Text(type.Name), Text(type.Namespace));
                break;
            case HandleKind.MemberReference:
                MemberReference member = _metadata.GetMemberReference((MemberReferenceHandle)handle);
                Reach(member.Parent);
                _parts.AddRecord(ReferenceSize, Text(member.Name));
                _parts.AddSignature(member.GetKind() == MemberReferenceKind.Field
                    ? BoardSignatures.Field(member.DecodeFieldSignature(_signatures, null))
                    : BoardSignatures.Method(member.DecodeMethodSignature(_signatures, null)));
                break;
            case HandleKind.MethodSpecification:
                Reach(_metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
                break;
            case HandleKind.TypeSpecification:
                _parts.AddRecord(SpecificationSize);
                _parts.AddSignature(
                    _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_signatures, null));
                break;
            default:
                throw new NotSupportedException(handle.Kind.ToString());
        }
    }

    private void CountType(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        _parts.AddRecord(IsOwn(handle) ? TypeSize : ReferenceSize, Text(type.Name), Text(type.Namespace));
        if (!IsOwn(handle))
        {
            return;
        }

        if (!type.BaseType.IsNil)
        {
            Reach(type.BaseType);
        }

        EntityHandle[] interfaces =
            [.. type.GetInterfaceImplementations().Select(i => _metadata.GetInterfaceImplementation(i).Interface)];
        _parts.AddSignature(interfaces.Length == 0 ? "" : (char)interfaces.Length + string.Concat(interfaces.Select(Token)));
        if (HasOwnNamespace(handle))
        {
            foreach (FieldDefinitionHandle field in type.GetFields())
            {
                Reach(field);
            }

            foreach (MethodDefinitionHandle method in type.GetMethods())
            {
                Reach(method);
            }
        }
    }

    private void CountField(FieldDefinition field)
    {
        if (field.Attributes.HasFlag(FieldAttributes.Literal))
        {
            return; // its value stands where it is used
        }

        Reach(field.GetDeclaringType());
        _parts.AddRecord(IsOwn(field.GetDeclaringType()) ? FieldSize : ReferenceSize, Text(field.Name));
        _parts.AddSignature(BoardSignatures.Field(field.DecodeSignature(_signatures, null)));
        if (field.GetRelativeVirtualAddress() is int address and > 0)
        {
            _parts.AddData(_assembly.GetSectionData(address).GetReader().ReadBytes(BoardData.Length(_metadata, field)));
        }
    }

    private void CountMethod(MethodDefinition method)
    {
        Reach(method.GetDeclaringType());
        bool isOwn = IsOwn(method.GetDeclaringType());
        _parts.AddRecord(isOwn ? MethodSize : ReferenceSize, Text(method.Name));
        _parts.AddSignature(BoardSignatures.Method(method.DecodeSignature(_signatures, null)));
        if (isOwn && method.RelativeVirtualAddress > 0)
        {
            CountBody(_assembly.GetMethodBody(method.RelativeVirtualAddress));
        }
    }

    private void CountBody(MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
        {
            _parts.AddSignature(string.Concat(
                _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_signatures, null)));
        }

        var named = new List<Handle>();
        int handlers = body.ExceptionRegions.Length;
        _parts.AddCode(BoardCode.Measure(body.GetILReader(), named) + (handlers == 0 ? 0 : 1 + (handlers * HandlerSize)));
        named.AddRange(body.ExceptionRegions.Where(region => !region.CatchType.IsNil).Select(region => (Handle)region.CatchType));
        named.ForEach(Reach);
    }

    /// <summary>A type as a signature names it: a number of 7 bits in one byte, a greater one in two.</summary>
    private string Token(EntityHandle type)
    {
        Reach(type);
        bool isOwn = type.Kind == HandleKind.TypeDefinition && IsOwn((TypeDefinitionHandle)type);
        List<EntityHandle> types = isOwn ? _ownTypes : _otherTypes;
        if (!types.Contains(type))
        {
            types.Add(type);
        }

        int token = (types.IndexOf(type) << 2) | (isOwn ? 0 : 1);
        return token < 0x80 ? ((char)token).ToString() : (char)(0x80 | (token >> 8)) + "" + (char)(token & 0xFF);
    }

    private bool IsOwn(TypeDefinitionHandle type) =>
        HasOwnNamespace(type) || Text(Outermost(type).Name) == CompilersData;

    private bool HasOwnNamespace(TypeDefinitionHandle type) => _isOwn(Text(Outermost(type).Namespace));

    private TypeDefinition Outermost(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        return type.IsNested ? Outermost(type.GetDeclaringType()) : type;
    }

    private string Text(StringHandle handle) => _metadata.GetString(handle);
}
