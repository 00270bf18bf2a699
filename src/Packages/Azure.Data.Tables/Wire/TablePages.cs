using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables.Wire;

/// <summary>The pages of the list of tables; where to go on stands in a header.</summary>
internal sealed class TablePages(TableConnection connection, string filter, int? maxPerPage, CancellationToken cancel) : AsyncPageable<TableItem>(cancel)
{
    public override async IAsyncEnumerable<Page<TableItem>> AsPages(string continuationToken = null, int? pageSizeHint = null)
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

    private async Task<Page<TableItem>> PageAsync(string token, int? size)
    {
        var query = new StringBuilder("?");
        Append("$filter", filter);
        Append("$top", size?.ToString(CultureInfo.InvariantCulture));
        Append("NextTableName", token);
        var address = connection.Table("Tables", query.ToString(0, query.Length - 1));
        var response = await connection.SendAsync(RequestMethod.Get, address, [200], CancellationToken).ConfigureAwait(false);
        using var json = JsonDocument.Parse(response.Content);
        var tables = json.RootElement.GetProperty("value").EnumerateArray().Select(table => new TableItem(table.GetProperty("TableName").GetString())).ToList();
        var next = response.Headers.TryGetValue("x-ms-continuation-NextTableName", out var name) && name.Length > 0 ? name : null;

        return Page<TableItem>.FromValues(tables, next, response);

        void Append(string parameter, string value)
        {
            if (value is not null)
            {
                query.Append(parameter).Append('=').Append(Uri.EscapeDataString(value)).Append('&');
            }
        }
    }
}
