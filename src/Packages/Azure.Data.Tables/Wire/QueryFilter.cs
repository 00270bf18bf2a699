using System.Globalization;

namespace Azure.Data.Tables.Wire;

/// <summary>Writes the values of a filter as literals of the service's query language, so that no value can become part of the query.</summary>
internal sealed class QueryFilter : IFormatProvider, ICustomFormatter
{
    private static readonly QueryFilter Literals = new();

    public static string Write(FormattableString filter) => filter.ToString(Literals);

    public object GetFormat(Type formatType) => formatType == typeof(ICustomFormatter) ? this : null;

    public string Format(string format, object arg, IFormatProvider formatProvider) => arg switch
    {
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTimeOffset time => $"datetime'{time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}'",
        Guid id => $"guid'{id}'",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        _ => throw new NotSupportedException($"A filter cannot hold a {arg?.GetType().Name ?? "null"}."),
    };
}
