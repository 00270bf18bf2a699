using System.Runtime.CompilerServices;

namespace TeamsEsnBot.Archive;

/// <summary>Lines of a file as bytes, so that what is hashed is what was read.</summary>
internal static class ByteLines
{
    // A row has a megabyte at most, and JSON makes six characters of one that must be escaped.
    private const int Longest = 16 << 20;

    /// <summary>The lines with their line feeds, each good until the next; the last may have none.</summary>
    /// <exception cref="InvalidOperationException">A line is longer than any that an export has.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Stream content, [EnumeratorCancellation] CancellationToken cancel)
    {
        var buffer = new byte[128 << 10];
        var (begin, searched, end) = (0, 0, 0);
        while (true)
        {
            var at = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var next = searched + at + 1;
                yield return buffer.AsMemory(begin, next - begin);
                (begin, searched) = (next, next);
                continue;
            }

            // Room for more: what was given out is let go, and a long line gets twice the room.
            buffer.AsSpan(begin, end - begin).CopyTo(buffer);
            (begin, searched, end) = (0, end - begin, end - begin);
            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, end < Longest ? end * 2 : throw new InvalidOperationException("A line of the file is longer than any row. It is no export of this bot."));
            }

            var read = await content.ReadAsync(buffer.AsMemory(end), cancel);
            if (read == 0)
            {
                break;
            }

            end += read;
        }

        if (end > begin)
        {
            yield return buffer.AsMemory(begin, end - begin);
        }
    }
}
