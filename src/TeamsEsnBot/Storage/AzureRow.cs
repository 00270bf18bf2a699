using Azure;
using Azure.Data.Tables;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Storage;

/// <summary>Rows as entities of the service and back.</summary>
internal static class AzureRow
{
    public static TableEntity Write(TableRow row, Guid writeId)
    {
        var entity = new TableEntity(row.Partition, row.Row) { [TableRules.WriteId] = writeId };

        foreach (var (name, value) in row.Properties)
        {
            if (value is not null)
            {
                entity[name] = value is DateTimeOffset time ? time.ToUniversalTime() : value;
            }
        }

        return entity;
    }

    public static TableRow Read(TableEntity entity)
    {
        var properties = new Dictionary<string, object?>(StringComparer.Ordinal);

        foreach (var name in entity.Keys)
        {
            if (name is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag" or TableRules.WriteId))
            {
                properties[name] = entity[name] switch
                {
                    BinaryData bytes => bytes.ToArray(),
                    DateTime time => new DateTimeOffset(time),
                    var value => value,
                };
            }
        }

        return new(entity.PartitionKey, entity.RowKey, properties) { ETag = entity.ETag.ToString(), Timestamp = entity.Timestamp };
    }

    public static TableTransactionAction Action(TableChange change, Guid writeId)
    {
        var kind = change.Kind switch
        {
            ChangeKind.Insert => TableTransactionActionType.Add,
            ChangeKind.Replace => TableTransactionActionType.UpdateReplace,
            ChangeKind.Merge => TableTransactionActionType.UpdateMerge,
            ChangeKind.Upsert => TableTransactionActionType.UpsertReplace,
            ChangeKind.Delete => TableTransactionActionType.Delete,
            _ => throw new ArgumentOutOfRangeException(nameof(change), change.Kind, "No such change is known."),
        };
        var entity = change.Kind is ChangeKind.Delete ? new TableEntity(change.Row.Partition, change.Row.Row) : Write(change.Row, writeId);

        return new(kind, entity, Version(change.IfMatch));
    }

    public static ETag Version(string ifMatch) => ifMatch == TableRow.AnyVersion ? ETag.All : new ETag(ifMatch);
}
