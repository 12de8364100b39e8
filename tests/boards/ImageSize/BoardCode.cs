using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Pairing.Boards.Tests.ImageSize;

/// <summary>A method's instructions as the board has them: tokens and far jumps take two bytes and not four.</summary>
internal static class BoardCode
{
    private const int TwoByteCode = 0xFE;

    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value);

    /// <summary>How many bytes, and which texts and members it names.</summary>
    public static int Measure(BlobReader code, ICollection<Handle> named)
    {
        int size = 0;
        while (code.RemainingBytes > 0)
        {
            int value = code.ReadByte();
            OpCode instruction = Codes[value == TwoByteCode ? (value << 8) | code.ReadByte() : value];
            size += instruction.Size + Operand(instruction.OperandType, ref code, named);
        }

        return size;
    }

    private static int Operand(OperandType type, ref BlobReader code, ICollection<Handle> named)
    {
        switch (type)
        {
            case OperandType.InlineNone:
                return 0;
            case OperandType.InlineString or OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType:
                named.Add(MetadataTokens.Handle(code.ReadInt32()));
                return 2;
            case OperandType.InlineTok:
                named.Add(MetadataTokens.Handle(code.ReadInt32()));
                return 4;
            case OperandType.InlineBrTarget:
                code.Offset += 4;
                return 2;
            case OperandType.InlineSwitch:
                int targets = code.ReadInt32();
                code.Offset += 4 * targets;
                return 1 + (2 * targets);
            default:
                int size = Plain(type);
                code.Offset += size;
                return size;
        }
    }

    private static int Plain(OperandType type) => type switch
    {
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineI or OperandType.ShortInlineR => 4,
        OperandType.InlineVar => 2,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        _ => throw new NotSupportedException(type.ToString()),
    };
}
