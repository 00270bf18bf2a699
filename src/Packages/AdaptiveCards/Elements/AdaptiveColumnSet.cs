using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>Columns side by side.</summary>
public class AdaptiveColumnSet : AdaptiveCollectionElement
{
    public const string TypeName = "ColumnSet";

    public override string Type { get; set; } = TypeName;

    [JsonRequired]
    public List<AdaptiveColumn> Columns { get; set; } = [];

    /// <exception cref="InvalidCastException">The value is not a column.</exception>
    public override void Add(AdaptiveElement value) => Columns.Add((AdaptiveColumn)value);

    public override IEnumerator<AdaptiveElement> GetEnumerator() => Columns.GetEnumerator();
}

/// <summary>One column of a <see cref="AdaptiveColumnSet"/>.</summary>
public class AdaptiveColumn : AdaptiveContainer
{
    public new const string TypeName = "Column";

    public override string Type { get; set; } = TypeName;

    [JsonProperty(NullValueHandling = NullValueHandling.Ignore)]
    public AdaptiveWidth Width { get; set; }
}
