using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;

namespace Pairing.Emulator.Panel;

/// <summary>Writes a picture of few colours as a PNG (W3C PNG, third edition).</summary>
internal static class Png
{
    private const byte Grey = 0; // colour types
    private const byte Indexed = 3;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Black and white, one bit a point.</summary>
    public static byte[] Encode(int width, int height, Func<int, int, bool> isLit) =>
        Encode(width, height, 1, Grey, [], (x, y) => isLit(x, y) ? 1 : 0);

    /// <param name="palette">Up to 16 colours, each 0xRRGGBB.</param>
    /// <param name="colourAt">The number of a point's colour.</param>
    public static byte[] Encode(int width, int height, int[] palette, Func<int, int, int> colourAt)
    {
        byte[] colours = new byte[palette.Length * 3];
        for (int i = 0; i < palette.Length; i++)
        {
            colours[i * 3] = (byte)(palette[i] >> 16);
            colours[(i * 3) + 1] = (byte)(palette[i] >> 8);
            colours[(i * 3) + 2] = (byte)palette[i];
        }

        return Encode(width, height, 4, Indexed, colours, colourAt);
    }

    private static byte[] Encode(int width, int height, int bits, byte colourType, byte[] palette, Func<int, int, int> valueAt)
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = (byte)bits;
        header[9] = colourType;

        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR"u8, header);
        if (palette.Length > 0)
        {
            WriteChunk(file, "PLTE"u8, palette);
        }

        WriteChunk(file, "IDAT"u8, Compress(width, height, bits, valueAt));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Compress(int width, int height, int bits, Func<int, int, int> valueAt)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            int pointsInByte = 8 / bits;
            byte[] row = new byte[1 + ((width + pointsInByte - 1) / pointsInByte)]; // in front the filter: 0, none
            for (int y = 0; y < height; y++)
            {
                Array.Clear(row);
                for (int x = 0; x < width; x++)
                {
                    // the leftmost point in the highest bits
                    row[1 + (x / pointsInByte)] |= (byte)(valueAt(x, y) << (8 - (bits * ((x % pointsInByte) + 1))));
                }

                zlib.Write(row);
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        byte[] chunk = new byte[4 + content.Length];
        type.CopyTo(chunk);
        content.CopyTo(chunk.AsSpan(4));
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(chunk));
        file.Write(number);
    }

    /// <summary>CRC-32, polynomial 0xEDB88320 (annex D).</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }
}
