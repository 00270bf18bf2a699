namespace TeamsEsnBot.Wire;

/// <summary>Trouble by chance, the same for the same seed and order of calls.</summary>
/// <param name="seed">Where the dice start.</param>
/// <param name="outcomes">Answers and how likely each is, from 0 to 1 and 1 at most together; what is left is the ordinary answer.</param>
public sealed class Chances(int seed, params (double Probability, ConnectorAnswer Answer)[] outcomes)
{
    private readonly Random _dice = new(seed);

    /// <summary>Throws the dice.</summary>
    public ConnectorAnswer Next()
    {
        double thrown;
        lock (_dice)
        {
            thrown = _dice.NextDouble();
        }

        foreach (var (probability, answer) in outcomes)
        {
            if ((thrown -= probability) < 0)
            {
                return answer;
            }
        }

        return ConnectorAnswer.Accepted;
    }
}
