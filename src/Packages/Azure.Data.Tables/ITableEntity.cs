namespace Azure.Data.Tables;

/// <summary>What every row of a table has.</summary>
public interface ITableEntity
{
    string PartitionKey { get; set; }

    string RowKey { get; set; }

    /// <summary>When the service last wrote the row; the service sets it.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The version of the row as it was read.</summary>
    ETag ETag { get; set; }
}
