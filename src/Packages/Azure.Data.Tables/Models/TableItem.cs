namespace Azure.Data.Tables.Models;

/// <summary>A table, by name.</summary>
public class TableItem
{
    public TableItem(string name) => Name = name;

    public string Name { get; }
}
