using System.Buffers;
using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>Lends the reader and the writer of JSON their buffers from the shared pool.</summary>
internal sealed class SharedCharacters : IArrayPool<char>
{
    internal static readonly SharedCharacters Pool = new();

    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    public void Return(char[] array) => ArrayPool<char>.Shared.Return(array);
}
