namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>An array that never changes: a change gives another one, which shares all but a few hundred places with the one before.</summary>
internal readonly struct Versions<T>
    where T : class
{
    private const int ChunkBits = 8;

    private readonly T?[]?[] _chunks;

    private Versions(T?[]?[] chunks) => _chunks = chunks;

    public static Versions<T> Empty { get; } = new([]);

    public T? this[int place] => place >> ChunkBits < _chunks.Length ? _chunks[place >> ChunkBits]?[place & ((1 << ChunkBits) - 1)] : null;

    public Versions<T> With(int place, T? value)
    {
        var at = place >> ChunkBits;
        var chunks = new T?[]?[Math.Max(_chunks.Length, at + 1)];
        _chunks.CopyTo(chunks, 0);
        var chunk = new T?[1 << ChunkBits];
        chunks[at]?.CopyTo(chunk, 0);
        chunk[place & ((1 << ChunkBits) - 1)] = value;
        chunks[at] = chunk;
        return new Versions<T>(chunks);
    }

    public static Versions<T> Of(ReadOnlySpan<T?> values)
    {
        var chunks = new T?[]?[(values.Length + (1 << ChunkBits) - 1) >> ChunkBits];
        for (var at = 0; at < chunks.Length; at++)
        {
            var some = values[(at << ChunkBits)..Math.Min(values.Length, (at + 1) << ChunkBits)];
            var chunk = new T?[1 << ChunkBits];
            some.CopyTo(chunk);
            chunks[at] = chunk;
        }

        return new Versions<T>(chunks);
    }
}
