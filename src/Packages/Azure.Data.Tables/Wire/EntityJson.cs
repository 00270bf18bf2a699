using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>Rows as JSON with minimal metadata: a property whose type JSON cannot show has a sibling <c>name@odata.type</c>.</summary>
internal static class EntityJson
{
    private const string TypeSuffix = "@odata.type";

    public static byte[] Write(ITableEntity row)
    {
        var entity = row as TableEntity ?? throw new NotSupportedException($"Rows are written as {nameof(TableEntity)}; this is a {row.GetType().Name}.");
        using var buffer = new MemoryStream();

        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();

            foreach (var (name, value) in (IDictionary<string, object>)entity)
            {
                if (value is not null && name is not (TableEntity.VersionName or nameof(TableEntity.Timestamp)))
                {
                    Write(json, name, value);
                }
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    public static TableEntity Read(JsonElement row)
    {
        var entity = new TableEntity();
        var types = row.EnumerateObject()
            .Where(property => property.Name.EndsWith(TypeSuffix, StringComparison.Ordinal))
            .ToDictionary(property => property.Name[..^TypeSuffix.Length], property => property.Value.GetString());

        foreach (var property in row.EnumerateObject())
        {
            var name = property.Name;

            if (name is TableEntity.VersionName)
            {
                entity.ETag = new ETag(property.Value.GetString());
            }
            else if (name is nameof(TableEntity.Timestamp))
            {
                entity.Timestamp = Time(property.Value.GetString());
            }
            else if (!name.Contains("odata.", StringComparison.Ordinal) && property.Value.ValueKind is not JsonValueKind.Null)
            {
                entity[name] = Value(property.Value, types.GetValueOrDefault(name));
            }
        }

        return entity;
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber(name, number);
                json.WriteString(name + TypeSuffix, "Edm.Double");
                break;
            case double number:
                Typed("Edm.Double", double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
                break;
            case long number:
                Typed("Edm.Int64", number.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                Typed("Edm.DateTime", time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                break;
            case Guid id:
                Typed("Edm.Guid", id.ToString());
                break;
            case byte[] bytes:
                Typed("Edm.Binary", Convert.ToBase64String(bytes));
                break;
            default:
                throw new NotSupportedException($"Property {name} is a {value.GetType().Name}, which the table service does not know.");
        }

        void Typed(string type, string text)
        {
            json.WriteString(name, text);
            json.WriteString(name + TypeSuffix, type);
        }
    }

    private static object Value(JsonElement value, string type) => (type, value.ValueKind) switch
    {
        ("Edm.Int64", _) => long.Parse(value.ToString(), CultureInfo.InvariantCulture),
        ("Edm.Double", JsonValueKind.String) => double.Parse(value.GetString(), CultureInfo.InvariantCulture),
        ("Edm.Double", _) => value.GetDouble(),
        ("Edm.DateTime", _) => Time(value.GetString()),
        ("Edm.Guid", _) => value.GetGuid(),
        ("Edm.Binary", _) => value.GetBytesFromBase64(),
        (_, JsonValueKind.True or JsonValueKind.False) => value.GetBoolean(),
        (_, JsonValueKind.Number) => value.TryGetInt32(out var number) ? (object)number : value.GetDouble(),
        _ => value.GetString(),
    };

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
