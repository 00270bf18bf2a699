using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>
/// The pages of a query. A page may be empty and still not be the last: the service says so in two headers, which together are the continuation token.
/// </summary>
internal sealed class RowPages<T>(
    TableConnection connection, string table, string filter, int? maxPerPage, IEnumerable<string> select, CancellationToken cancel)
    : AsyncPageable<T>(cancel)
    where T : class, ITableEntity
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string continuationToken = null, int? pageSizeHint = null)
    {
        var token = continuationToken;

        do
        {
            var page = await PageAsync(token, pageSizeHint ?? maxPerPage).ConfigureAwait(false);
            token = page.ContinuationToken;
            yield return page;
        }
        while (token is not null);
    }

    private async Task<Page<T>> PageAsync(string token, int? size)
    {
        var query = new StringBuilder("()?");
        Append("$filter", filter);
        Append("$top", size?.ToString(CultureInfo.InvariantCulture));
        Append("$select", select is null ? null : string.Join(',', select));

        if (token is not null)
        {
            var space = token.IndexOf(' ', StringComparison.Ordinal);
            Append("NextPartitionKey", space < 0 ? token : token[..space]);
            Append("NextRowKey", space < 0 ? null : token[(space + 1)..]);
        }

        var address = connection.Table(table, query.ToString(0, query.Length - 1));
        var response = await connection.SendAsync(RequestMethod.Get, address, [200], CancellationToken).ConfigureAwait(false);
        using var json = JsonDocument.Parse(response.Content);
        var rows = json.RootElement.GetProperty("value").EnumerateArray().Select(row => (T)(ITableEntity)EntityJson.Read(row)).ToList();

        return Page<T>.FromValues(rows, Continuation(response), response);

        void Append(string name, string value)
        {
            if (value is not null)
            {
                query.Append(name).Append('=').Append(Uri.EscapeDataString(value)).Append('&');
            }
        }
    }

    // The row part may be absent; an empty one must not be sent back.
    private static string Continuation(Response response)
    {
        if (!response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition))
        {
            return null;
        }

        return response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row) && row.Length > 0 ? $"{partition} {row}" : partition;
    }
}
