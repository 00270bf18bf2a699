using System.Collections.Concurrent;
using System.Text;
using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Saving;

namespace TeamsEsnBot.Expertise;

/// <summary>
/// The index as it runs in the bot. Texts are kept as their words only; what a piece said cannot be read back. Tenants share nothing but the
/// curated abbreviations.
/// </summary>
public sealed class ExpertIndex : IExpertIndex, IDisposable
{
    /// <summary>Topics of one question that are read; more are ignored.</summary>
    public const int MostTopics = 8;

    /// <summary>Names the form in which <see cref="Save"/> writes and the rules by which texts were read: what was saved under another name cannot be loaded.</summary>
    public static string Form { get; } = FormattableString.Invariant($"{SavedTenant.Layout}-{ReadingRules.Fingerprint}");

    private readonly ConcurrentDictionary<string, Tenant> _tenants = new(StringComparer.Ordinal);
    private long _changes;
    private long _removals;

    /// <inheritdoc/>
    public IndexChanges Changes => new(Interlocked.Read(ref _changes), Interlocked.Read(ref _removals));

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
        Interlocked.Increment(ref _changes);
    }

    /// <inheritdoc/>
    public void Remove(string tenant, string evidenceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(tenant);
        ArgumentException.ThrowIfNullOrEmpty(evidenceId);
        if (_tenants.TryGetValue(tenant, out var known) && known.Remove(evidenceId))
        {
            Interlocked.Increment(ref _changes);
            Interlocked.Increment(ref _removals);
        }
    }

    /// <inheritdoc/>
    public void SetSynonyms(string tenant, IEnumerable<string> lines)
    {
        ArgumentException.ThrowIfNullOrEmpty(tenant);
        ArgumentNullException.ThrowIfNull(lines);
        _tenants.GetOrAdd(tenant, _ => new Tenant()).SetSynonyms(lines);
    }

    /// <inheritdoc/>
    public Ranking WhoKnows(ExpertQuery asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var topics = asked.Topics.Count > MostTopics ? [.. asked.Topics.Take(MostTopics)] : asked.Topics;
        return TenantOf(asked.Tenant).Ask(asked.Searcher, inquiry => inquiry.WhoKnows(asked, topics));
    }

    /// <inheritdoc/>
    public Ranking WhomToAsk(ExpertQuery asked, RouteModel? model = null)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return TenantOf(asked.Tenant).Ask(asked.Searcher, inquiry => inquiry.WhomToAsk(asked, model ?? RouteModel.Usual));
    }

    /// <inheritdoc/>
    public Contenders Contenders(ExpertQuery asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return TenantOf(asked.Tenant).Ask(asked.Searcher, inquiry => inquiry.Contenders(asked));
    }

    /// <inheritdoc/>
    public FoundThreads FindThreads(ThreadQuery asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return TenantOf(asked.Tenant).Ask(asked.Searcher, inquiry => inquiry.FindThreads(asked));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Stretch> Highlight(string tenant, string searcher, string asked, string text)
    {
        ArgumentNullException.ThrowIfNull(asked);
        ArgumentNullException.ThrowIfNull(text);
        return TenantOf(tenant).Ask(searcher, inquiry => inquiry.Highlight(asked, text));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> PopularTopics(string tenant, int take) => _tenants.TryGetValue(tenant, out var known) ? known.PopularTopics(take) : [];

    /// <inheritdoc/>
    public int Count(string tenant) => _tenants.TryGetValue(tenant, out var known) ? known.Count : 0;

    /// <inheritdoc/>
    public IReadOnlyList<string> Ids(string tenant) => _tenants.TryGetValue(tenant, out var known) ? known.Ids() : [];

    /// <inheritdoc/>
    public void Save(Stream stream)
    {
        var tenants = _tenants.Where(tenant => tenant.Value.Count > 0).OrderBy(tenant => tenant.Key, StringComparer.Ordinal).ToArray();
        var count = new PackedWriter(stream);
        count.Number(tenants.Length);
        count.Flush();
        foreach (var (name, tenant) in tenants)
        {
            // Each with texts of its own: what one tenant wrote is no table for the next.
            var writer = new PackedWriter(stream);
            writer.Text(name);
            SavedTenant.Write(writer, tenant.Compact());
            writer.Flush();
        }
    }

    /// <inheritdoc/>
    public void Load(Stream stream, Func<string, bool> mayLoad)
    {
        ArgumentNullException.ThrowIfNull(mayLoad);
        var loaded = new List<(string Name, Tenant Tenant)>();
        try
        {
            var reader = new PackedReader(stream);
            for (var tenants = reader.Count(); tenants > 0; tenants--)
            {
                reader.BeginTexts();
                var name = reader.Text();
                var evidence = SavedTenant.Read(reader);
                if (mayLoad(name))
                {
                    loaded.Add((name, new Tenant(evidence)));
                }
            }
        }
        catch (Exception broken) when (broken is IndexOutOfRangeException or ArgumentException or OverflowException or DecoderFallbackException)
        {
            throw new InvalidDataException("The saved index names something that it does not hold.", broken);
        }

        foreach (var (name, tenant) in loaded)
        {
            _tenants.AddOrUpdate(name, tenant, (_, before) => tenant.WithSynonymsOf(before));
        }
    }

    /// <summary>Forgets everything; the index is not used afterwards.</summary>
    public void Dispose() => _tenants.Clear();

    // Somebody of a company without evidence is still told how the question was understood.
    private Tenant TenantOf(string tenant) => _tenants.TryGetValue(tenant, out var known) ? known : new Tenant();
}
