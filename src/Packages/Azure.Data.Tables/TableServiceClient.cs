using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Wire;

namespace Azure.Data.Tables;

/// <summary>An account of the table service.</summary>
public class TableServiceClient
{
    private readonly TableConnection _connection;

    /// <exception cref="FormatException">The connection string cannot be read.</exception>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <exception cref="FormatException">The connection string cannot be read.</exception>
    public TableServiceClient(string connectionString, TableClientOptions options = null)
    {
        var (endpoint, key) = ConnectionString.Parse(connectionString);
        _connection = TableConnection.With(endpoint, key, options);
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options) =>
        _connection = TableConnection.With(endpoint, credential, options);

    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null) =>
        _connection = TableConnection.With(endpoint, tokenCredential, options);

    /// <summary>For a double in a test.</summary>
    protected TableServiceClient()
    {
    }

    public virtual Uri Uri => Connection.Endpoint;

    private TableConnection Connection => _connection ?? throw new InvalidOperationException("This client was made without an endpoint.");

    /// <summary>The tables of the account.</summary>
    public virtual AsyncPageable<TableItem> QueryAsync(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new TablePages(Connection, filter, maxPerPage, cancellationToken);

    public virtual TableClient GetTableClient(string tableName) => new(Connection, tableName);

    public virtual Task<Response<TableItem>> CreateTableIfNotExistsAsync(string tableName, CancellationToken cancellationToken = default) =>
        GetTableClient(tableName).CreateIfNotExistsAsync(cancellationToken);
}
