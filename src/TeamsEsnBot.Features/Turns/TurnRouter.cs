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

    /// <summary>The reply of the feature that fits best, or to news what all who listen tell others; null when nobody listens to such a turn.</summary>
    public Task<Reply?> ReactAsync(Turn turn, IServiceProvider scope, CancellationToken cancel) =>
        turn.What is News ? AllHearAsync(turn, scope, cancel) : BestAnswersAsync(turn, scope, cancel);

    /// <summary>One after the other, in the order of registration, so that they see each other's changes. One that fails fails the turn, as everywhere.</summary>
    private async Task<Reply?> AllHearAsync(Turn turn, IServiceProvider scope, CancellationToken cancel)
    {
        Reply? told = null;
        foreach (var route in _routes)
        {
            if (route.Read(turn, null) is { } offer)
            {
                told = (await offer.React(scope, turn, cancel)).Tells.Aggregate(told ?? Reply.Nothing, (all, tell) => all.AndTells(tell));
            }
        }

        return told;
    }

    private async Task<Reply?> BestAnswersAsync(Turn turn, IServiceProvider scope, CancellationToken cancel)
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

        return best is { } chosen ? await chosen.React(scope, turn, cancel) : null;
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
