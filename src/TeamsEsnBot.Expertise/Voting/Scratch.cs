using System.Buffers;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>A zeroed array for the time of one question, borrowed and given back, because a company's pieces and people fill long ones.</summary>
internal readonly struct Scratch<T> : IDisposable
    where T : struct
{
    private readonly T[] _array;
    private readonly int _length;

    public Scratch(int length)
    {
        _array = ArrayPool<T>.Shared.Rent(length);
        _length = length;
        Array.Clear(_array, 0, length);
    }

    public Span<T> Span => _array.AsSpan(0, _length);

    public void Dispose() => ArrayPool<T>.Shared.Return(_array);
}
