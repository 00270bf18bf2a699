namespace TeamsEsnBot.Features.Turns;

/// <summary>
/// Finds the one feature that reacts to a turn. Two that would both react are a start-up error, not a coin toss; only <see cref="News"/> go to all who
/// listen.
/// </summary>
internal sealed class TurnRouter(IEnumerable<Route> routes)
{
    private readonly Route[] _routes = Unambiguous([.. routes]);

    /// <summary>Everything somebody listens to: for checking manifest and cards against it.</summary>
    public IEnumerable<Trigger> Triggers => _routes.SelectMany(route => route.Triggers);

    /// <summary>Who reacts to the turn: the feature that fits best, or to news all who listen; null when nobody does.</summary>
    public Reaction? Find(Turn turn) => turn.What is News ? All(turn) : Best(turn) is { } best ? new Reaction([best]) : null;

    private Reaction? All(Turn turn)
    {
        List<Offer>? offers = null;
        foreach (var route in _routes)
        {
            if (route.Read(turn, null) is { } offer)
            {
                (offers ??= []).Add(offer);
            }
        }

        return offers is null ? null : new Reaction([.. offers]);
    }

    private Offer? Best(Turn turn)
    {
        var said = turn.What is Said what ? Words.Of(what.Text) : null;
        Offer? best = null;

        foreach (var route in _routes)
        {
            if (route.Read(turn, said) is { } offer && (best is null || offer.Certainty > best.Value.Certainty))
            {
                best = offer;
            }
        }

        return best;
    }

    private static Route[] Unambiguous(Route[] routes)
    {
        var triggers = routes.SelectMany(route => route.Triggers).ToArray();

        foreach (var (one, other) in triggers.SelectMany((one, at) => triggers.Skip(at + 1).Select(other => (one, other))))
        {
            if (one.Feature != other.Feature && one.CollidesWith(other))
            {
                throw new InvalidOperationException($"{one.Feature} listens to “{one.Words}” and {other.Feature} to “{other.Words}”: one turn would reach both.");
            }
        }

        return routes;
    }
}

/// <summary>Those who react to a turn: one feature, or to news several.</summary>
internal readonly struct Reaction(Offer[] offers)
{
    /// <summary>True when none of them changes anything.</summary>
    public bool OnlyReads => Array.TrueForAll(offers, offer => offer.OnlyReads);

    /// <summary>
    /// The reply of the one feature, or to news what all who listen tell others. One after the other, in the order of registration, so that they see each other's
    /// changes; one that fails fails the turn, as everywhere.
    /// </summary>
    public Task<Reply> RunAsync(Turn turn, IServiceProvider scope, CancellationToken cancel) =>
        turn.What is News ? TellAsync(offers, turn, scope, cancel) : offers[0].React(scope, turn, cancel);

    private static async Task<Reply> TellAsync(Offer[] offers, Turn turn, IServiceProvider scope, CancellationToken cancel)
    {
        var told = Reply.Nothing;
        foreach (var offer in offers)
        {
            told = (await offer.React(scope, turn, cancel)).Tells.Aggregate(told, (all, tell) => all.AndTells(tell));
        }

        return told;
    }
}
