using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Pairing.Boards.Tests.ImageSize;

/// <summary>Signatures as a .pe has them, a char for each byte.</summary>
/// <param name="token">The number of a type.</param>
internal sealed class BoardSignatures(Func<EntityHandle, string> token) : ISignatureTypeProvider<string, object?>
{
    // Any will do that differ from PrimitiveTypeCode: it is their number that counts
    private const string Class = "\x21", ValueType = "\x22", Array = "\x23", Reference = "\x24";

    public static string Method(MethodSignature<string> method) =>
        (char)method.Header.RawValue + "" + (char)method.ParameterTypes.Length + method.ReturnType
        + string.Concat(method.ParameterTypes);

    public static string Field(string type) => "\x06" + type;

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => ((char)typeCode).ToString();

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        Named(handle, rawTypeKind);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        Named(handle, rawTypeKind);

    public string GetTypeFromSpecification(
        MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetSZArrayType(string elementType) => Array + elementType;

    public string GetByReferenceType(string elementType) => Reference + elementType;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetPinnedType(string elementType) => elementType;

    // The board has no generics. Where .NET's own take their place, they count as plain types.
    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

    public string GetGenericMethodParameter(object? genericContext, int index) => "";

    public string GetGenericTypeParameter(object? genericContext, int index) => "";

    public string GetArrayType(string elementType, ArrayShape shape) => throw new NotSupportedException();

    public string GetPointerType(string elementType) => throw new NotSupportedException();

    public string GetFunctionPointerType(MethodSignature<string> signature) => throw new NotSupportedException();

    private string Named(EntityHandle handle, byte kind) =>
        (kind == (byte)SignatureTypeKind.ValueType ? ValueType : Class) + token(handle);
}
