using System.Buffers.Binary;
using System.Text;

namespace Pairing.Service.Tests.Telemetry;

/// <summary>
/// A protobuf message, read as far as names and numbers need: fields by their number.
///
///     key = number &lt;&lt; 3 | type     type 0: varint   1: 8 bytes   2: length and bytes   5: 4 bytes
/// </summary>
internal sealed class ProtobufMessage
{
    private readonly List<(int Number, ulong Value, byte[] Bytes)> _fields = [];

    public ProtobufMessage(byte[] content)
    {
        for (int at = 0; at < content.Length;)
        {
            ulong key = Varint(content, ref at);
            int number = (int)(key >> 3);
            switch (key & 7)
            {
                case 0:
                    _fields.Add((number, Varint(content, ref at), []));
                    break;
                case 1:
                    _fields.Add((number, BinaryPrimitives.ReadUInt64LittleEndian(content.AsSpan(at)), []));
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                case 2:
                    int length = (int)Varint(content, ref at);
                    _fields.Add((number, 0, content[at..(at + length)]));
                    at += length;
                    break;
                default:
                    throw new InvalidDataException("This is no protobuf.");
            }
        }
    }

    public IEnumerable<ProtobufMessage> All(int number) =>
        _fields.Where(f => f.Number == number).Select(f => new ProtobufMessage(f.Bytes));

    public byte[] Bytes(int number) => _fields.Where(f => f.Number == number).Select(f => f.Bytes).FirstOrDefault() ?? [];

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number));

    public bool Has(int number) => _fields.Any(f => f.Number == number);

    public long Integer(int number) => (long)_fields.First(f => f.Number == number).Value;

    public double Double(int number) => BitConverter.Int64BitsToDouble(Integer(number));

    private static ulong Varint(byte[] content, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = content[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
