using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace TeamsEsnBot.Work.Snapshots;

/// <summary>
/// A stream in blocks, each with its length and a checksum (CRC-32C) that counts its place too, and an empty block as the end: what is read back is what was written, whole and in
/// order, or it is an <see cref="InvalidDataException"/>.
/// </summary>
internal static class CheckedBlocks
{
    public const int Largest = 1 << 18;

    public const int Head = 8;

    /// <summary>Writes the head of a block in front of its bytes.</summary>
    public static void Seal(Span<byte> block, int place)
    {
        BinaryPrimitives.WriteInt32LittleEndian(block, block.Length - Head);
        BinaryPrimitives.WriteUInt32LittleEndian(block[4..], Sum(block[Head..], place));
    }

    /// <exception cref="InvalidDataException">The head says otherwise.</exception>
    public static void Check(ReadOnlySpan<byte> head, ReadOnlySpan<byte> bytes, int place)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) != Sum(bytes, place))
        {
            throw new InvalidDataException("A part of it is damaged.");
        }
    }

    private static uint Sum(ReadOnlySpan<byte> bytes, int place)
    {
        var sum = BitOperations.Crc32C(BitOperations.Crc32C(uint.MaxValue, (uint)place), (uint)bytes.Length);
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            sum = BitOperations.Crc32C(sum, eight);
        }

        foreach (var one in bytes[(bytes.Length & ~7)..])
        {
            sum = BitOperations.Crc32C(sum, one);
        }

        return sum;
    }
}
