using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>
/// Any string as bytes and back, letter for letter: as UTF-8, or as it lies in memory where it is no Unicode, as after somebody cut it in the middle of an emoji.
/// </summary>
internal static class Utf
{
    /// <summary>Most bytes of so many letters.</summary>
    public static int MostBytes(int letters) => Encoding.UTF8.GetMaxByteCount(letters);

    /// <param name="isWhole">True for UTF-8.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<byte> to, out bool isWhole)
    {
        isWhole = Utf8.FromUtf16(text, to, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done;
        if (isWhole)
        {
            return written;
        }

        MemoryMarshal.AsBytes(text).CopyTo(to);
        return sizeof(char) * text.Length;
    }

    public static int Letters(ReadOnlySpan<byte> bytes, bool isWhole) => isWhole ? Encoding.UTF8.GetCharCount(bytes) : bytes.Length / sizeof(char);

    public static void Read(ReadOnlySpan<byte> bytes, bool isWhole, Span<char> to)
    {
        if (isWhole)
        {
            Encoding.UTF8.GetChars(bytes, to);
        }
        else
        {
            MemoryMarshal.Cast<byte, char>(bytes).CopyTo(to);
        }
    }

    public static string Read(ReadOnlySpan<byte> bytes, bool isWhole) => isWhole ? Encoding.UTF8.GetString(bytes) : new string(MemoryMarshal.Cast<byte, char>(bytes));
}
