using System.Reflection;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>How many rows each table has. A store says in a constant what its table is called, so a new one is counted without being named here.</summary>
internal static class Rows
{
    private static readonly string[] Tables =
    [
        .. from type in typeof(Inbox).Assembly.GetTypes()
           let table = type.GetField("Table", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string
           where table is not null
           select table,
    ];

    public static async Task<IReadOnlyDictionary<string, int>> CountAsync(OpenDoor door)
    {
        Assert.That(Tables, Does.Contain(Inbox.Table), "The tables are found.");
        var rows = new Dictionary<string, int>();
        foreach (var table in Tables)
        {
            rows[table] = 0;
            await foreach (var _ in door.The<ITables>().Open(table).ScanAsync(CancellationToken.None))
            {
                rows[table]++;
            }
        }

        return rows;
    }
}
