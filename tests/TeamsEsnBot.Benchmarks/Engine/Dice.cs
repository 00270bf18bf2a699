namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>What is thrown for; the same number gives other throws for each.</summary>
internal enum Throw
{
    Person,
    Field,
    Teams,
    Piece,
    Edit,
    Question,
}

/// <summary>
/// Chance that is the same on every machine and in every release, for each piece by itself: no piece has to be made to get at the next one (SplitMix64, as
/// published by Steele, Lea and Flood).
/// </summary>
internal sealed class Dice
{
    private ulong _state;

    public Dice(Throw what, int number, int version = 0)
    {
        _state = ((ulong)what << 56) ^ ((ulong)(uint)version << 32) ^ (uint)number;
        _state = Next();
    }

    public ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number from 0 to one less than so many.</summary>
    public int Roll(int sides) => (int)Math.BigMul(Next(), (ulong)sides, out _);

    /// <summary>From 0 to just below 1.</summary>
    public double Share() => (Next() >> 11) * (1.0 / (1L << 53));

    /// <summary>One of these, the first ones more often: a third of all falls on the first ninth.</summary>
    public T Early<T>(T[] things)
    {
        var share = Share();
        return things[(int)(share * share * things.Length)];
    }

    /// <summary>From the normal distribution.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share());
}
