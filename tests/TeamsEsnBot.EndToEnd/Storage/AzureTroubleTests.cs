using System.Net;
using System.Net.Sockets;
using System.Text;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.EndToEnd.Storage;

/// <summary>Trouble with the account itself, over the wire.</summary>
internal sealed class AzureTroubleTests
{
    private static readonly Dictionary<string, object?> Nothing = [];

    [Test]
    public async Task A_table_deleted_while_the_bot_runs_is_made_again_for_every_kind_of_operation()
    {
        var service = new TableServiceClient(await OneAzurite.ConnectionStringAsync(), AzureTables.Patience());
        var table = new AzureTables(service, TimeProvider.System, NullLogger<AzureTables>.Instance).Open("Deleted");
        await table.InsertAsync(new("p", "before", Nothing), default);

        await DeleteAsync();
        Assert.That((await table.InsertAsync(new("p", "insert", Nothing), default)).Outcome, Is.EqualTo(Write.Done));
        await DeleteAsync();
        Assert.That((await table.UpsertAsync(new("p", "upsert", Nothing), default)).Outcome, Is.EqualTo(Write.Done));
        await DeleteAsync();
        Assert.That((await table.BatchAsync("p", [new(ChangeKind.Insert, new("p", "batch", Nothing))], default)).Outcome, Is.EqualTo(Write.Done));
        await DeleteAsync();
        Assert.That((await table.PageAsync("p", KeyRange.All, 10, null, default)).Rows, Is.Empty);
        await DeleteAsync();
        Assert.That((await table.ReplaceAsync(new("p", "before", Nothing), TableRow.AnyVersion, default)).Outcome, Is.EqualTo(Write.NotFound));
        await DeleteAsync();
        Assert.That(await table.DeleteAsync("p", "before", TableRow.AnyVersion, default), Is.EqualTo(Write.NotFound));
        Assert.That(await table.GetAsync("p", "before", default), Is.Null);

        async Task DeleteAsync()
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Delete, $"{service.Uri.AbsoluteUri.TrimEnd('/')}/Tables('Deleted')");
            using var answer = await http.SendAsync(new SharedKeyLite(Azurite.Account, Azurite.Key).Sign(request));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        }
    }

    [Test]
    public async Task A_delete_that_dotnet_would_repeat_in_silence_is_repeated_by_us()
    {
        // The service reads the delete and hangs up; on the next connection the row is gone.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync(listener);
        var endpoint = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/contoso");
        var service = new TableServiceClient(endpoint, new TableSharedKeyCredential("contoso", Azurite.Key), AzureTables.Patience());
        var table = new AzureTables(service, TimeProvider.System, NullLogger<AzureTables>.Instance).Open("People");

        var deleted = await table.DeleteAsync("p", "r", TableRow.AnyVersion, default);

        Assert.That(deleted, Is.EqualTo(Write.Done));
        Assert.That(await serving, Is.EqualTo(["POST", "DELETE", "DELETE"]));

        static async Task<List<string>> ServeAsync(TcpListener listener)
        {
            List<string> asked = [];
            using (var first = await listener.AcceptTcpClientAsync())
            {
                asked.Add(await ReadAsync(first.GetStream()));
                await AnswerAsync(first.GetStream(), "204 No Content");
                asked.Add(await ReadAsync(first.GetStream()));
            }

            using var second = await listener.AcceptTcpClientAsync();
            asked.Add(await ReadAsync(second.GetStream()));
            await AnswerAsync(second.GetStream(), "404 Not Found");
            return asked;
        }

        static async Task<string> ReadAsync(NetworkStream stream)
        {
            var bytes = new byte[64 * 1024];
            var text = "";
            var length = 0;
            do
            {
                text += Encoding.ASCII.GetString(bytes, 0, await stream.ReadAsync(bytes));
                var header = text.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
                length = header is null ? 0 : int.Parse(header[16..], System.Globalization.CultureInfo.InvariantCulture);
            }
            while (!text.Contains("\r\n\r\n", StringComparison.Ordinal) || text.Length < text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4 + length);

            return text.Split(' ')[0];
        }

        static async Task AnswerAsync(NetworkStream stream, string status) =>
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n"));
    }
}
