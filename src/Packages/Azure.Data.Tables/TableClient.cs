using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>One table. Rows are <see cref="TableEntity"/>; a refusal is a <see cref="RequestFailedException"/> with the service's status and code.</summary>
public class TableClient
{
    private readonly TableConnection _connection;

    internal TableClient(TableConnection connection, string name)
    {
        _connection = connection;
        Name = name;
    }

    /// <summary>For a double in a test.</summary>
    protected TableClient() => Name = "";

    public virtual string Name { get; }

    public virtual Uri Uri => Connection.Table(Name);

    private TableConnection Connection => _connection ?? throw new InvalidOperationException("This client was made without an endpoint.");

    /// <summary>A filter in which every value is quoted as its type demands.</summary>
    public static string CreateQueryFilter(FormattableString filter) => QueryFilter.Write(filter);

    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { TableName = Name });
        var response = await Connection.SendAsync(RequestMethod.Post, Connection.Table("Tables"), [201, 204, 409], cancellationToken, body)
            .ConfigureAwait(false);

        return response.Status == 409 && TablesErrorParser.Read(response.Content).Code is { } code && code != TableErrorCode.TableAlreadyExists
            ? throw new RequestFailedException(response)
            : Response.FromValue(new TableItem(Name), response);
    }

    public virtual Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        Connection.SendAsync(RequestMethod.Post, Connection.Table(Name), [201, 204], cancellationToken, EntityJson.Write(entity));

    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity
    {
        var row = Connection.Row(Name, partitionKey, rowKey);
        var address = select is null ? row : new Uri($"{row.AbsoluteUri}?$select={Uri.EscapeDataString(string.Join(',', select))}");
        var response = await Connection.SendAsync(RequestMethod.Get, address, [200, 404], cancellationToken).ConfigureAwait(false);

        if (response.Status == 404)
        {
            return new NoRow<T>(response);
        }

        using var json = JsonDocument.Parse(response.Content);
        return Response.FromValue((T)(ITableEntity)EntityJson.Read(json.RootElement), response);
    }

    /// <summary>Writes over a row that has the version; <see cref="ETag.All"/> is any.</summary>
    public virtual Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        ifMatch == default
            ? throw new ArgumentException("An update needs a version: the row's ETag, or ETag.All.", nameof(ifMatch))
            : WriteAsync(entity, mode, ifMatch, cancellationToken);

    public virtual Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        WriteAsync(entity, mode, null, cancellationToken);

    /// <summary>Deletes a row that has the version; the default is any. A missing row is no failure: the response then has status 404.</summary>
    public virtual Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        Connection.SendAsync(
            RequestMethod.Delete,
            Connection.Row(Name, partitionKey, rowKey),
            [204, 404],
            cancellationToken,
            ifMatch: ifMatch == default ? ETag.All : ifMatch);

    public virtual AsyncPageable<T> QueryAsync<T>(
        string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new RowPages<T>(Connection, Name, filter, maxPerPage, select, cancellationToken);

    /// <summary>Applies all changes, which must be of one partition, or none.</summary>
    /// <exception cref="TableTransactionFailedException">The service refused one of them.</exception>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var body = Transaction.Write(Connection, Name, [.. transactionActions]);
        var response = await Connection
            .SendAsync(RequestMethod.Post, Connection.Table("$batch"), [202], cancellationToken, body, Transaction.ContentType)
            .ConfigureAwait(false);

        return Response.FromValue(Transaction.Read(response), response);
    }

    private Task<Response> WriteAsync<T>(T entity, TableUpdateMode mode, ETag? ifMatch, CancellationToken cancel)
        where T : ITableEntity =>
        Connection.SendAsync(
            mode is TableUpdateMode.Replace ? RequestMethod.Put : RequestMethod.Patch,
            Connection.Row(Name, entity.PartitionKey, entity.RowKey),
            [204],
            cancel,
            EntityJson.Write(entity),
            ifMatch: ifMatch);
}
