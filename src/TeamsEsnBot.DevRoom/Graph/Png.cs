using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace TeamsEsnBot.DevRoom.Graph;

/// <summary>Writes a picture as PNG: 8 bits a channel, red, green, blue. Format: W3C PNG specification, second edition.</summary>
internal static class Png
{
    private const byte Rgb = 2;
    private const byte FilterUp = 2;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="pixels">Row by row from the top, three bytes a pixel.</param>
    public static byte[] Encode(int width, int height, ReadOnlySpan<byte> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length, width * height * 3);

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = Rgb;

        using var png = new MemoryStream();
        png.Write(Signature);
        WriteChunk(png, "IHDR", header);
        WriteChunk(png, "IDAT", Compressed(width * 3, pixels));
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Compressed(int stride, ReadOnlySpan<byte> pixels)
    {
        using var packed = new MemoryStream();

        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
        {
            var line = new byte[stride + 1];

            // “Up” keeps only what differs from the line above: drawings with flat areas become mostly zeros.
            line[0] = FilterUp;

            for (var at = 0; at < pixels.Length; at += stride)
            {
                for (var x = 0; x < stride; x++)
                {
                    var above = at == 0 ? 0 : pixels[at - stride + x];
                    line[x + 1] = (byte)(pixels[at + x] - above);
                }

                zlib.Write(line);
            }
        }

        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);

        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(body));
        png.Write(number);
    }

    /// <summary>The checksum of ISO 3309 over type and data of a chunk.</summary>
    internal static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;

        foreach (var part in bytes)
        {
            crc ^= part;

            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            }
        }

        return ~crc;
    }
}
