namespace TeamsEsnBot.Evaluation.Methods;

/// <summary>How well each document fits one question; kept for the next one, because a shelf is long and a question touches little of it.</summary>
internal sealed class Fits
{
    private double[] _values = [];

    /// <summary>The documents that have a value, in no order.</summary>
    public List<int> Touched { get; } = [];

    public double this[int document] => _values[document];

    /// <summary>Forgets the question before.</summary>
    public void Begin(int documents)
    {
        foreach (var document in Touched)
        {
            _values[document] = 0;
        }

        Touched.Clear();
        if (_values.Length < documents)
        {
            _values = new double[documents + (documents / 4)];
        }
    }

    /// <param name="value">More than nothing.</param>
    public void Add(int document, double value)
    {
        if (_values[document] == 0)
        {
            Touched.Add(document);
        }

        _values[document] += value;
    }
}
