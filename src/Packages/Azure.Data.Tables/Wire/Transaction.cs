using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// An entity group transaction on the wire: one change set in one multipart body. The inner addresses must be absolute; the outer request alone is signed.
/// A refusal is a single part, and the number before the colon of its message is the refused change
/// (learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions).
/// </summary>
internal static class Transaction
{
    public const string ContentType = $"multipart/mixed; boundary={Outer}";

    // Every line of a body is JSON or a header of ours, so no line of it can begin with a fixed boundary.
    private const string Outer = "batch_of_changes";
    private const string Inner = "changeset_of_rows";

    public static byte[] Write(TableConnection connection, string table, IReadOnlyList<TableTransactionAction> actions)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"--{Outer}\r\nContent-Type: multipart/mixed; boundary={Inner}\r\n\r\n");

        foreach (var action in actions)
        {
            text.Append(CultureInfo.InvariantCulture, $"--{Inner}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            Write(text, connection, table, action);
        }

        return Encoding.UTF8.GetBytes(text.Append(CultureInfo.InvariantCulture, $"--{Inner}--\r\n--{Outer}--\r\n").ToString());
    }

    /// <summary>The answers to the changes in their order.</summary>
    /// <exception cref="TableTransactionFailedException">The service refused the transaction.</exception>
    public static IReadOnlyList<Response> Read(Response outer)
    {
        var parts = outer.Content.ToString().Replace("\r\n", "\n", StringComparison.Ordinal).Split("HTTP/1.1 ").Skip(1).Select(SubResponse.Parse).ToList();

        if (parts.Count == 0)
        {
            throw new RequestFailedException(outer.Status, "The table service answered a transaction without saying what became of it.");
        }

        if (parts.Find(part => part.Status >= 400) is { } refused)
        {
            var (code, message) = TablesErrorParser.Read(refused.Content);
            throw new TableTransactionFailedException(new RequestFailedException(refused.Status, message ?? refused.ReasonPhrase, code, null));
        }

        return parts;
    }

    private static void Write(StringBuilder text, TableConnection connection, string table, TableTransactionAction action)
    {
        var row = connection.Row(table, action.Entity.PartitionKey, action.Entity.RowKey);
        var (method, address, ifMatch) = action.ActionType switch
        {
            TableTransactionActionType.Add => ("POST", connection.Table(table), default),
            TableTransactionActionType.UpdateReplace => ("PUT", row, Version(action)),
            TableTransactionActionType.UpdateMerge => ("PATCH", row, Version(action)),
            TableTransactionActionType.UpsertReplace => ("PUT", row, default),
            TableTransactionActionType.UpsertMerge => ("PATCH", row, default),
            TableTransactionActionType.Delete => ("DELETE", row, Version(action)),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action.ActionType, "No such change is known."),
        };

        text.Append(CultureInfo.InvariantCulture, $"{method} {address.AbsoluteUri} HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\n")
            .Append("DataServiceVersion: 3.0\r\nPrefer: return-no-content\r\n");

        if (ifMatch != default)
        {
            text.Append(CultureInfo.InvariantCulture, $"If-Match: {TableConnection.Header(ifMatch)}\r\n");
        }

        if (action.ActionType is TableTransactionActionType.Delete)
        {
            text.Append("\r\n\r\n");
        }
        else
        {
            text.Append("Content-Type: application/json\r\n\r\n").Append(Encoding.UTF8.GetString(EntityJson.Write(action.Entity))).Append("\r\n");
        }
    }

    // The original sends no If-Match for a default version, which turns an update into an upsert. Nobody means that.
    private static ETag Version(TableTransactionAction action) => action.ETag != default
        ? action.ETag
        : throw new ArgumentException($"{action.ActionType} needs a version: the row's ETag, or ETag.All.", nameof(action));
}
