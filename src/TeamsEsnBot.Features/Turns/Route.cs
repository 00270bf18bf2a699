using Microsoft.Extensions.DependencyInjection;

namespace TeamsEsnBot.Features.Turns;

internal delegate Task<Reply> React(IServiceProvider scope, Turn turn, CancellationToken cancel);

/// <summary>A feature's offer to react to a turn.</summary>
/// <param name="Certainty">Words said as listed; 0 for a verb or command, which cannot be mistaken.</param>
internal readonly record struct Offer(int Certainty, React React);

/// <summary>What one answer of a feature listens to. Built with <see cref="RouteExtensions.AddTurn"/>.</summary>
internal abstract class Route
{
    public abstract string Feature { get; }

    public abstract IEnumerable<Trigger> Triggers { get; }

    /// <summary>The best offer for the turn; null when it does not concern this feature.</summary>
    public abstract Offer? Read(Turn turn, Words? said);
}

/// <summary>Routes to <typeparamref name="TAnswer"/> whatever the triggers read as a <typeparamref name="TRequest"/>.</summary>
internal sealed class Route<TRequest, TAnswer> : Route
    where TRequest : class
    where TAnswer : class, IAnswer<TRequest>
{
    private readonly List<(Trigger Trigger, Func<Turn, Words?, Found?> Read)> _triggers = [];

    public override string Feature => typeof(TAnswer).Name;

    public override IEnumerable<Trigger> Triggers => _triggers.Select(listening => listening.Trigger);

    /// <summary>Words in a message; see <see cref="Phrase"/> for the pattern.</summary>
    public Route<TRequest, TAnswer> WhenSaid(string pattern, Func<Phrase.Match, TRequest> read) => WhenSaid(pattern, (match, _) => read(match));

    /// <summary>Words in a message, with the people mentioned in it.</summary>
    public Route<TRequest, TAnswer> WhenSaid(string pattern, Func<Phrase.Match, Said, TRequest> read)
    {
        var phrase = Phrase.Of(pattern);
        return When(new Trigger(TriggerKind.Said, pattern, Feature, phrase), (turn, said) =>
            turn.What is Said what && said is not null && phrase.TryMatch(said, out var match)
                ? Fits(match.Certainty, (match, what), both => read(both.match, both.what))
                : null);
    }

    /// <summary>Any message that no feature has words for.</summary>
    public Route<TRequest, TAnswer> WhenNothingElseFits(Func<Said, TRequest> read) =>
        When(new Trigger(TriggerKind.AnythingSaid, "anything else", Feature), (turn, _) => turn.What is Said said ? Fits(int.MinValue, said, read) : null);

    /// <summary>A button of a card or dialog.</summary>
    public Route<TRequest, TAnswer> WhenPressed(string verb, Func<Pressed, TRequest> read) =>
        When(new Trigger(TriggerKind.Pressed, verb, Feature), (turn, _) => turn.What is Pressed pressed && pressed.Verb == verb ? Fits(0, pressed, read) : null);

    /// <summary>A search command of the message extension.</summary>
    public Route<TRequest, TAnswer> WhenSearched(string command, Func<Searched, TRequest> read) =>
        When(new Trigger(TriggerKind.Searched, command, Feature), (turn, _) => turn.What is Searched searched && searched.Command == command ? Fits(0, searched, read) : null);

    /// <summary>An action in a message's menu.</summary>
    public Route<TRequest, TAnswer> WhenPicked(string command, Func<Picked, TRequest> read) =>
        When(new Trigger(TriggerKind.Picked, command, Feature), (turn, _) => turn.What is Picked picked && picked.Command == command ? Fits(0, picked, read) : null);

    /// <summary>The bot came to a new place or person.</summary>
    public Route<TRequest, TAnswer> WhenItCameIn(Func<CameIn, TRequest> read) =>
        When(new Trigger(TriggerKind.CameIn, "came in", Feature), (turn, _) => turn.What is CameIn came ? Fits(0, came, read) : null);

    public override Offer? Read(Turn turn, Words? said)
    {
        Found? best = null;
        foreach (var (_, read) in _triggers)
        {
            if (read(turn, said) is { } found && (best is null || found.Certainty > best.Value.Certainty))
            {
                best = found;
            }
        }

        return best is { } chosen
            ? new Offer(chosen.Certainty, (scope, reacted, cancel) => scope.GetRequiredService<TAnswer>().AnswerAsync(chosen.Read(), reacted, cancel))
            : null;
    }

    private Route<TRequest, TAnswer> When(Trigger trigger, Func<Turn, Words?, Found?> read)
    {
        _triggers.Add((trigger, read));
        return this;
    }

    // Not within the triggers themselves: there, what the lambda holds would be made for every trigger that does not fit.
    private static Found Fits<T>(int certainty, T happened, Func<T, TRequest> read) => new(certainty, () => read(happened));

    /// <summary>A trigger that fits. The request is read only when none fits better.</summary>
    private readonly record struct Found(int Certainty, Func<TRequest> Read);
}

internal static class RouteExtensions
{
    /// <summary>Registers <typeparamref name="TAnswer"/> and what it listens to.</summary>
    public static IServiceCollection AddTurn<TRequest, TAnswer>(this IServiceCollection services, Action<Route<TRequest, TAnswer>> listen)
        where TRequest : class
        where TAnswer : class, IAnswer<TRequest>
    {
        var route = new Route<TRequest, TAnswer>();
        listen(route);
        return services.AddScoped<TAnswer>().AddSingleton<Route>(route);
    }
}
