using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace TeamsEsnBot.Storage;

/// <summary>
/// The properties of a row as the file has them, understood when somebody asks for the first one: many readers look at nothing but keys and versions. Rows have
/// few properties, so looking through them is as fast as a hash table, which is dearer to make.
/// </summary>
internal sealed class SqliteProperties(byte[] json) : IReadOnlyDictionary<string, object?>
{
    private byte[]? _json = json;
    private KeyValuePair<string, object?>[]? _properties;

    public int Count => Properties.Length;

    public IEnumerable<string> Keys => Properties.Select(property => property.Key);

    public IEnumerable<object?> Values => Properties.Select(property => property.Value);

    // Two threads may both read them; they find the same.
    private KeyValuePair<string, object?>[] Properties => Volatile.Read(ref _properties) ?? Read();

    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The row has no property {key}.");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        foreach (var (name, found) in Properties)
        {
            if (name == key)
            {
                value = found;
                return true;
            }
        }

        value = null;
        return false;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, object?>>)Properties).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => Properties.GetEnumerator();

    private KeyValuePair<string, object?>[] Read()
    {
        // The bytes go last, after the properties are there for everybody.
        var bytes = Volatile.Read(ref _json);
        var read = bytes is null ? Volatile.Read(ref _properties)! : PropertyJson.Read(bytes);
        Volatile.Write(ref _properties, read);
        Volatile.Write(ref _json, null);
        return read;
    }
}
