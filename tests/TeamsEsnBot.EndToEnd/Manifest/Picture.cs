using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace TeamsEsnBot.EndToEnd.Manifest;

/// <summary>One colour with its opacity; 0 is seen through, 255 covers.</summary>
internal readonly record struct Pixel(byte Red, byte Green, byte Blue, byte Opacity);

/// <summary>The pixels of a PNG file: 8 bits a channel, RGB or RGBA, not interlaced, which is all that browsers draw.</summary>
/// <remarks>Format: W3C, Portable Network Graphics (PNG) Specification, chapters 5 (chunks), 9 (filters) and 11 (header).</remarks>
internal sealed record Picture(int Width, int Height, IReadOnlyList<Pixel> Pixels)
{
    private const int LengthAndType = 8;
    private const int Checksum = 4;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    public static Picture Of(byte[] png)
    {
        if (!png.AsSpan().StartsWith(Signature))
        {
            throw new FormatException("Not a PNG file.");
        }

        using var packed = new MemoryStream();
        var header = Array.Empty<byte>();

        for (var at = Signature.Length; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var data = png.AsSpan(at + LengthAndType, length);

            switch (Encoding.ASCII.GetString(png, at + 4, 4))
            {
                case "IHDR":
                    header = data.ToArray();
                    break;
                case "IDAT":
                    packed.Write(data);
                    break;
            }

            at += LengthAndType + length + Checksum;
        }

        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        var channels = (Depth: header[8], Colour: header[9], Interlaced: header[12]) switch
        {
            (8, 2, 0) => 3,
            (8, 6, 0) => 4,
            var other => throw new FormatException($"A PNG of this kind is not read here: {other}."),
        };

        packed.Position = 0;
        return new Picture(width, height, [.. Unfiltered(packed, width * channels, height, channels).Chunk(channels)
            .Select(bytes => new Pixel(bytes[0], bytes[1], bytes[2], channels == 4 ? bytes[3] : byte.MaxValue))]);
    }

    /// <summary>Each byte is stored as its difference from a guess made of the bytes to the left, above and above left.</summary>
    private static byte[] Unfiltered(Stream packed, int stride, int height, int channels)
    {
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        var all = new byte[stride * height];

        for (var row = 0; row < height; row++)
        {
            var filter = unpacked.ReadByte();
            unpacked.ReadExactly(all, row * stride, stride);

            for (var i = 0; i < stride; i++)
            {
                var here = (row * stride) + i;
                int left = i >= channels ? all[here - channels] : 0;
                int above = row > 0 ? all[here - stride] : 0;
                int corner = row > 0 && i >= channels ? all[here - stride - channels] : 0;
                all[here] += (byte)(filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => above,
                    3 => (left + above) / 2,
                    4 => Nearest(left, above, corner),
                    _ => throw new FormatException($"PNG filter {filter} does not exist."),
                });
            }
        }

        return all;
    }

    private static int Nearest(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
