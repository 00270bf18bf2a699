using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.State.Model;

/// <summary>
/// Somebody who uses a table at random, but always in the same way for the same seed. He asks with the versions and continuations that he saw last, which others
/// may have outdated.
/// </summary>
internal sealed class Caller(Random random, string[] partitions, string[] keys)
{
    private static readonly string[] Names = ["Place", "place", "Count"];
    private static readonly int[] PageSizes = [1, 2, 3, 5, 100, TableRules.LargestPage];

    private readonly Dictionary<RowKey, List<string>> _versions = [];
    private readonly List<(TableOperation.Page Page, Bookmark Bookmark)> _bookmarks = [];

    /// <summary>The next thing he asks.</summary>
    public TableOperation Next() => random.Next(100) switch
    {
        < 15 => new TableOperation.Get(Any(partitions), Any(keys)),
        < 30 => new TableOperation.Change(Change(Any(partitions), Any(keys), ChangeKind.Insert)),
        < 60 => new TableOperation.Change(Change(Any(partitions), Any(keys), AnyKind())),
        < 80 => Batch(Any(partitions)),
        _ => Page(),
    };

    /// <summary>As <see cref="Next"/>, without pages that begin behind others: those are not one moment's view.</summary>
    public TableOperation NextAtOnce() => random.Next(100) switch
    {
        < 20 => new TableOperation.Get(Any(partitions), Any(keys)),
        < 70 => new TableOperation.Change(Change(Any(partitions), Any(keys), AnyKind())),
        < 85 => Batch(Any(partitions)),
        _ => new TableOperation.Page(Any(partitions), KeyRange.All, 100, null),
    };

    /// <summary>Remembers versions and where a page ended.</summary>
    public void Saw(TableOperation asked, TableAnswer answer, TableModel model)
    {
        switch (asked, answer)
        {
            case (TableOperation.Change { Asked.Row: var row }, TableAnswer.Changed { Written: { IsDone: true, ETag.Length: > 0 } written }):
                Versions(RowKey.Of(row)).Add(written.ETag);
                break;

            case (_, TableAnswer.Found { Row: { } row }):
                Versions(RowKey.Of(row)).Add(row.ETag);
                break;

            case (TableOperation.Page page, TableAnswer.Paged { Page: var shown }):
                foreach (var row in shown.Rows)
                {
                    Versions(RowKey.Of(row)).Add(row.ETag);
                }

                if (Bookmark.After(page, shown, model) is { } bookmark)
                {
                    _bookmarks.Add((page, bookmark));
                }

                break;
        }
    }

    private TableOperation.Page Page()
    {
        if (_bookmarks.Count > 0 && random.Next(3) > 0)
        {
            var (page, bookmark) = _bookmarks[random.Next(_bookmarks.Count)];
            return page with { From = bookmark, Take = Any(PageSizes) };
        }

        var range = random.Next(5) switch
        {
            0 => new KeyRange(Any(keys), Any(keys)),
            1 => new KeyRange(Any(keys), null),
            2 => new KeyRange(null, Any(keys)),
            3 => KeyRange.StartingWith(Any(keys)),
            _ => KeyRange.All,
        };
        return new TableOperation.Page(Any(partitions), range, Any(PageSizes), null);
    }

    private TableOperation.Batch Batch(string partition)
    {
        var rows = keys.OrderBy(_ => random.Next()).Take(random.Next(1, keys.Length + 1)).ToList();
        return new(partition, [.. rows.Select(row => Change(partition, row, AnyKind()))]);
    }

    private TableChange Change(string partition, string row, ChangeKind kind) =>
        new(kind, new TableRow(partition, row, kind is ChangeKind.Delete ? new() : Properties()), Version(new(partition, row)));

    // Mostly what he saw last; at times an older version, or whatever is there.
    private string Version(RowKey key) => (Versions(key), random.Next(10)) switch
    {
        ([.., var last], < 6) => last,
        ([_, ..] seen, < 8) => seen[random.Next(seen.Count)],
        _ => TableRow.AnyVersion,
    };

    private Dictionary<string, object?> Properties()
    {
        Dictionary<string, object?> properties = [];
        foreach (var name in Names)
        {
            if (random.Next(3) > 0)
            {
                properties[name] = Value();
            }
        }

        return properties;
    }

    private object? Value() => random.Next(10) switch
    {
        0 => null,
        1 => random.Next(),
        2 => random.NextInt64(long.MinValue, long.MaxValue),
        3 => random.Next() + .5,
        4 => random.Next(2) == 0,
        5 => TableRules.EarliestTime.AddTicks(random.NextInt64(TimeSpan.FromDays(300_000).Ticks)),
        6 => GuidOf(random),
        7 => BytesOf(random),
        _ => string.Concat(Enumerable.Repeat(random.Next(3) switch { 0 => "Lisbon ", 1 => "東京'\"", _ => "🙂\r\n" }, random.Next(4))),
    };

    private static Guid GuidOf(Random random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private static byte[] BytesOf(Random random)
    {
        var bytes = new byte[random.Next(20)];
        random.NextBytes(bytes);
        return bytes;
    }

    private ChangeKind AnyKind() => (ChangeKind)random.Next(5);

    private T Any<T>(T[] choices) => choices[random.Next(choices.Length)];

    private List<string> Versions(RowKey key) => _versions.TryGetValue(key, out var seen) ? seen : _versions[key] = [];
}
