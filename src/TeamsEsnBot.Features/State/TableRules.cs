namespace TeamsEsnBot.Features.State;

/// <summary>The limits of Azure Table Storage, kept by both backends, so that nothing works on one machine and fails in the cloud.</summary>
public static class TableRules
{
    /// <summary>Longest string property in UTF-16 characters (64 KiB).</summary>
    public const int LongestText = 32_768;

    /// <summary>Longest binary property in bytes.</summary>
    public const int LongestBytes = 65_536;

    /// <summary>Longest partition or row key in characters.</summary>
    public const int LongestKey = 512;

    /// <summary>Most properties of one row, keys and timestamp not counted.</summary>
    public const int MostProperties = 252;

    /// <summary>Largest row in bytes, strings counted as UTF-16.</summary>
    public const int LargestRow = 1 << 20;

    /// <summary>Most changes in a batch.</summary>
    public const int MostChanges = 100;

    /// <summary>Largest page.</summary>
    public const int LargestPage = 1_000;
}
