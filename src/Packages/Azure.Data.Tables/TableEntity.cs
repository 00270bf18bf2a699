using System.Collections;

namespace Azure.Data.Tables;

/// <summary>
/// A row as a dictionary of its properties. The keys, the timestamp and the version are entries too (<c>PartitionKey</c>, <c>RowKey</c>,
/// <c>Timestamp</c>, <c>odata.etag</c>), as in the original.
/// </summary>
public sealed class TableEntity : ITableEntity, IDictionary<string, object>
{
    internal const string VersionName = "odata.etag";

    private readonly Dictionary<string, object> _properties = [];

    public TableEntity()
    {
    }

    public TableEntity(string partitionKey, string rowKey)
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    public TableEntity(IDictionary<string, object> values)
    {
        foreach (var (name, value) in values)
        {
            this[name] = value;
        }
    }

    public string PartitionKey
    {
        get => GetString(nameof(PartitionKey));
        set => this[nameof(PartitionKey)] = value;
    }

    public string RowKey
    {
        get => GetString(nameof(RowKey));
        set => this[nameof(RowKey)] = value;
    }

    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(nameof(Timestamp));
        set => this[nameof(Timestamp)] = value;
    }

    public ETag ETag
    {
        get => GetString(VersionName) is { } version ? new ETag(version) : default;
        set => this[VersionName] = value.ToString();
    }

    public ICollection<string> Keys => _properties.Keys;

    public int Count => _properties.Count;

    ICollection<object> IDictionary<string, object>.Values => _properties.Values;

    bool ICollection<KeyValuePair<string, object>>.IsReadOnly => false;

    /// <summary>The value, or null when there is none.</summary>
    public object this[string key]
    {
        get => _properties.GetValueOrDefault(key);
        set => _properties[key] = value;
    }

    public string GetString(string key) => _properties.GetValueOrDefault(key) as string;

    public byte[] GetBinary(string key) => _properties.GetValueOrDefault(key) as byte[];

    public bool? GetBoolean(string key) => _properties.GetValueOrDefault(key) as bool?;

    public Guid? GetGuid(string key) => _properties.GetValueOrDefault(key) as Guid?;

    public int? GetInt32(string key) => _properties.GetValueOrDefault(key) as int?;

    public long? GetInt64(string key) => _properties.GetValueOrDefault(key) switch
    {
        long number => number,
        int number => number,
        _ => null,
    };

    /// <summary>The number; a whole one may have come over the wire without its point.</summary>
    public double? GetDouble(string key) => _properties.GetValueOrDefault(key) switch
    {
        double number => number,
        int number => number,
        _ => null,
    };

    public DateTimeOffset? GetDateTimeOffset(string key) => _properties.GetValueOrDefault(key) as DateTimeOffset?;

    public void Add(string key, object value) => _properties.Add(key, value);

    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    public bool Remove(string key) => _properties.Remove(key);

    public bool TryGetValue(string key, out object value) => _properties.TryGetValue(key, out value);

    public void Clear() => _properties.Clear();

    void ICollection<KeyValuePair<string, object>>.Add(KeyValuePair<string, object> item) => Add(item.Key, item.Value);

    bool ICollection<KeyValuePair<string, object>>.Contains(KeyValuePair<string, object> item) => _properties.Contains(item);

    bool ICollection<KeyValuePair<string, object>>.Remove(KeyValuePair<string, object> item) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).Remove(item);

    void ICollection<KeyValuePair<string, object>>.CopyTo(KeyValuePair<string, object>[] array, int arrayIndex) =>
        ((ICollection<KeyValuePair<string, object>>)_properties).CopyTo(array, arrayIndex);

    IEnumerator<KeyValuePair<string, object>> IEnumerable<KeyValuePair<string, object>>.GetEnumerator() => _properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _properties.GetEnumerator();
}
