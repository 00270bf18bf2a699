namespace TeamsEsnBot.Benchmarks.Tables;

/// <summary>One way to a store: ours through the table seam, or as bare as it can be. Each method works until the slice is over and says how many rows it moved.</summary>
internal interface ISide
{
    /// <summary>Single rows, from many callers at once.</summary>
    Task<int> InsertSinglesAsync(Slice slice);

    /// <summary>Batches of 100 rows.</summary>
    Task<int> InsertBatchesAsync(Slice slice);

    /// <summary>Rows of <see cref="Rows.Shelf"/> one by one, by their keys.</summary>
    Task<int> GetAsync(Slice slice);

    /// <summary>Pages of 1,000 rows of <see cref="Rows.Shelf"/>.</summary>
    Task<int> PageAsync(Slice slice);
}
