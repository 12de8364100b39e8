using System.Reflection.Metadata;

namespace Pairing.Boards.Tests.ImageSize;

/// <summary>The data of an array that is written out in the source: the compiler keeps it in a field of a fitting type.</summary>
internal static class BoardData
{
    /// <summary>In bytes.</summary>
    public static int Length(MetadataReader metadata, FieldDefinition field)
    {
        BlobReader signature = metadata.GetBlobReader(field.Signature);
        signature.ReadSignatureHeader();
        return signature.ReadSignatureTypeCode() switch
        {
            SignatureTypeCode.Byte => 1,
            SignatureTypeCode.Int16 => 2,
            SignatureTypeCode.Int32 => 4,
            SignatureTypeCode.Int64 => 8,
            SignatureTypeCode.TypeHandle =>
                metadata.GetTypeDefinition((TypeDefinitionHandle)signature.ReadTypeHandle()).GetLayout().Size,
            SignatureTypeCode other => throw new NotSupportedException(other.ToString()),
        };
    }
}
