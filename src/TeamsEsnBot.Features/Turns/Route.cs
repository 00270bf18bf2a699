using Microsoft.Extensions.DependencyInjection;

namespace TeamsEsnBot.Features.Turns;

internal delegate Task<Reply> React(IServiceProvider scope, Turn turn, CancellationToken cancel);

/// <summary>A feature's offer to react to a turn.</summary>
/// <param name="Certainty">Words said as listed; 0 for a verb or command, which cannot be mistaken.</param>
/// <param name="OnlyReads">True when the reaction changes nothing, and may as well not have happened.</param>
internal readonly record struct Offer(int Certainty, React React, bool OnlyReads);

/// <summary>What one answer of a feature listens to. Built with <see cref="RouteExtensions.AddTurn"/>.</summary>
internal abstract class Route
{
    public abstract string Feature { get; }

    public abstract IEnumerable<Trigger> Triggers { get; }

    /// <summary>The best offer for the turn; null when it does not concern this feature.</summary>
    public abstract Offer? Read(Turn turn, Words? said);
}

/// <summary>Routes to <typeparamref name="TAnswer"/> whatever the triggers read as a <typeparamref name="TRequest"/>.</summary>
internal sealed partial class Route<TRequest, TAnswer> : Route
    where TRequest : class
    where TAnswer : class, IAnswer<TRequest>
{
    private readonly List<Trigger> _triggers = [];

    // By what happened: of a feature's many triggers a turn concerns few.
    private readonly Dictionary<Type, List<Func<Turn, Words?, Found?>>> _reads = [];

    // The phrases among what reads words, in the same order; what listens to any words has none.
    private readonly PhraseSieve _phrases = new();

    private bool _onlyReads;

    public override string Feature => typeof(TAnswer).Name;

    public override IEnumerable<Trigger> Triggers => _triggers;

    /// <summary>Says that the answer changes nothing. Without it each turn is noted before it begins, so that it can be finished after a crash.</summary>
    public Route<TRequest, TAnswer> OnlyReads()
    {
        _onlyReads = true;
        return this;
    }

    public override Offer? Read(Turn turn, Words? said)
    {
        if (!_reads.TryGetValue(turn.What.GetType(), out var reads))
        {
            return null;
        }

        Found? best = null;
        for (var at = 0; at < reads.Count; at++)
        {
            if ((said is null || _phrases.MayBeIn(at, said)) && reads[at](turn, said) is { } found && (best is null || found.Certainty > best.Value.Certainty))
            {
                best = found;
            }
        }

        return best is { } chosen
            ? new Offer(chosen.Certainty, (scope, reacted, cancel) => scope.GetRequiredService<TAnswer>().AnswerAsync(chosen.Read(), reacted, cancel), _onlyReads)
            : null;
    }

    private Route<TRequest, TAnswer> When<T>(TriggerKind kind, string words, Func<T, bool> isMeant, Func<T, TRequest> read)
        where T : Happening =>
        When<T>(new Trigger(kind, words, Feature), (turn, _) => turn.What is T what && isMeant(what) ? Fits(0, what, read) : null);

    private Route<TRequest, TAnswer> When<T>(Trigger trigger, Func<Turn, Words?, Found?> read)
        where T : Happening
    {
        _triggers.Add(trigger);
        Listen<T>(read);
        return this;
    }

    private void Listen<T>(Func<Turn, Words?, Found?> read)
        where T : Happening
    {
        if (!_reads.TryGetValue(typeof(T), out var reads))
        {
            _reads.Add(typeof(T), reads = []);
        }

        reads.Add(read);
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
