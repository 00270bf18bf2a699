namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>Ranks as often as the law of Zipf and Mandelbrot has them: 1 / (rank + offset)^exponent.</summary>
internal sealed class Zipf
{
    private readonly double[] _upTo;

    // Where to begin looking, by the first digits of the share.
    private readonly int[] _from;

    public Zipf(int ranks, double offset, double exponent)
    {
        _upTo = new double[ranks];
        var sum = 0.0;
        for (var rank = 0; rank < ranks; rank++)
        {
            _upTo[rank] = sum += 1 / Math.Pow(rank + offset, exponent);
        }

        _from = new int[ranks];
        for (var (rank, part) = (0, 0); part < ranks; part++)
        {
            while (_upTo[rank] / sum < (double)part / ranks)
            {
                rank++;
            }

            _from[part] = rank;
        }

        Array.ForEach(Enumerable.Range(0, ranks).ToArray(), rank => _upTo[rank] /= sum);
        _upTo[^1] = 1;
    }

    public int Draw(Dice dice)
    {
        var share = dice.Share();
        var rank = _from[(int)(share * _from.Length)];
        while (_upTo[rank] < share)
        {
            rank++;
        }

        return rank;
    }
}
