using System.Collections.Concurrent;

namespace TeamsEsnBot.Expertise;

/// <summary>
/// The index as it runs in the bot. Texts are kept as their words only; what a piece said cannot be read back. Tenants share nothing but the
/// curated abbreviations.
/// </summary>
public sealed class ExpertIndex : IExpertIndex, IDisposable
{
    /// <summary>Topics of one question that are read; more are ignored.</summary>
    public const int MostTopics = 8;

    private readonly ConcurrentDictionary<string, Tenant> _tenants = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The tenant, the piece's id or its person is empty, or its kind is unknown.</exception>
    public void Put(string tenant, EvidenceDocument piece)
    {
        ArgumentException.ThrowIfNullOrEmpty(tenant);
        ArgumentNullException.ThrowIfNull(piece);
        ArgumentException.ThrowIfNullOrEmpty(piece.Id, nameof(piece));
        ArgumentException.ThrowIfNullOrEmpty(piece.Person, nameof(piece));
        if (!Enum.IsDefined(piece.Kind))
        {
            throw new ArgumentException($"Evidence {piece.Id} is of kind {piece.Kind}, which the engine does not know.", nameof(piece));
        }

        _tenants.GetOrAdd(tenant, _ => new Tenant()).Put(piece);
    }

    /// <inheritdoc/>
    public void Remove(string tenant, string evidenceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(tenant);
        ArgumentException.ThrowIfNullOrEmpty(evidenceId);
        if (_tenants.TryGetValue(tenant, out var known))
        {
            known.Remove(evidenceId);
        }
    }

    /// <inheritdoc/>
    public Ranking WhoKnows(ExpertQuery asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var topics = asked.Topics.Count > MostTopics ? [.. asked.Topics.Take(MostTopics)] : asked.Topics;
        if (_tenants.TryGetValue(asked.Tenant, out var known))
        {
            return known.WhoKnows(asked, topics);
        }

        using var nothing = new Tenant();
        return nothing.WhoKnows(asked, topics);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> PopularTopics(string tenant, int take) => _tenants.TryGetValue(tenant, out var known) ? known.PopularTopics(take) : [];

    /// <inheritdoc/>
    public int Count(string tenant) => _tenants.TryGetValue(tenant, out var known) ? known.Count : 0;

    /// <summary>Forgets everything; the index is not used afterwards.</summary>
    public void Dispose()
    {
        foreach (var tenant in _tenants.Values)
        {
            tenant.Dispose();
        }

        _tenants.Clear();
    }
}
