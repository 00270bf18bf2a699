namespace TeamsEsnBot.Features.State;

/// <summary>
/// The limits of Azure Table Storage, kept by both backends, so that nothing works on one machine and fails in the cloud. A broken rule is a fault of the
/// caller: the checks throw <see cref="ArgumentException"/> with what is wrong and the limit. Source of the limits:
/// learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model.
/// </summary>
public static partial class TableRules
{
    /// <summary>Longest string property in UTF-16 characters (64 KiB).</summary>
    public const int LongestText = 32_768;

    /// <summary>Longest binary property in bytes.</summary>
    public const int LongestBytes = 65_536;

    /// <summary>Longest partition or row key in characters.</summary>
    public const int LongestKey = 512;

    /// <summary>Longest name of a property in characters.</summary>
    public const int LongestPropertyName = 255;

    /// <summary>Most properties of one row, keys and timestamp not counted. Azure allows 252; one of them is <see cref="WriteId"/>.</summary>
    public const int MostProperties = 251;

    /// <summary>Largest row in bytes, strings counted as UTF-16.</summary>
    public const int LargestRow = 1 << 20;

    /// <summary>Most changes in a batch.</summary>
    public const int MostChanges = 100;

    /// <summary>Largest batch in bytes as it is sent.</summary>
    public const int LargestBatch = 4 << 20;

    /// <summary>Largest page.</summary>
    public const int LargestPage = 1_000;

    /// <summary>
    /// A property kept for the Azure backend: a random id of each write, by which a writer whose first try was not answered recognises its own row.
    /// </summary>
    public const string WriteId = "WriteId";

    /// <summary>The last character of the basic plane that a key may hold: SQLite takes the two behind it, which are no characters, for this one.</summary>
    internal const char LastInKeys = '\uFFFD';

    /// <summary>Azure Tables knows no earlier time.</summary>
    public static readonly DateTimeOffset EarliestTime = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
