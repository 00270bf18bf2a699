using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.FindExperts;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Teams;
using TeamsEsnBot.Tests.Teams;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Expertise.Phrasings;

/// <summary>Takes what is typed in Teams the whole way to the index, and listens there to what was asked and how it was understood.</summary>
internal sealed class Listener(Office office, IExpertIndex index)
{
    private readonly Ear _index = new(index);
    private int _turns;

    /// <summary>What the index answered; null when the words reached another feature, or none.</summary>
    public async Task<Ranking?> HearAsync(Phrasing phrasing)
    {
        _index.Heard = null;
        Happening what = phrasing.IsMessage ? new Picked("whoKnowsThis", new PickedMessage("m-1", phrasing.Typed, null, null)) : Said(phrasing.Typed);
        var turn = new Turn($"phrasing-{++_turns}", Office.Tenant, office.Ana.Profile.Who, office.Channel, what, phrasing.Language, office.Clock.GetUtcNow());
        await using var scope = office.Services.CreateAsyncScope();
        if (office.The<TurnRouter>().Find(turn) is { } reaction)
        {
            await reaction.RunAsync(turn, new WithAnEar(scope.ServiceProvider, _index), CancellationToken.None);
        }

        return _index.Heard;
    }

    // As Teams sends it: a mention is marked in the text, and said once more beside it.
    private static Said Said(string typed) =>
        MessageReader.Words(Received.Of(Received.Channel, message => message["text"] = typed.Replace("@ESN Bot", "<at>ESN Bot</at>", StringComparison.Ordinal)));

    /// <summary>The features that look for people get the index that is listened to; everything else is the office's.</summary>
    private sealed class WithAnEar(IServiceProvider services, Ear index) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType switch
        {
            _ when serviceType == typeof(IExpertIndex) => index,
            _ when serviceType.Namespace == typeof(FindExperts).Namespace => ActivatorUtilities.CreateInstance(this, serviceType),
            _ => services.GetService(serviceType),
        };
    }

    private sealed class Ear(IExpertIndex index) : IExpertIndex
    {
        public Ranking? Heard { get; set; }

        public IndexChanges Changes => index.Changes;

        public Ranking WhoKnows(ExpertQuery asked) => Heard = index.WhoKnows(asked);

        public void Put(string tenant, EvidenceDocument piece) => index.Put(tenant, piece);

        public void Remove(string tenant, string evidenceId) => index.Remove(tenant, evidenceId);

        public void SetSynonyms(string tenant, IEnumerable<string> lines) => index.SetSynonyms(tenant, lines);

        public Ranking WhomToAsk(ExpertQuery asked, RouteModel? model = null) => index.WhomToAsk(asked, model);

        public Contenders Contenders(ExpertQuery asked) => index.Contenders(asked);

        public FoundThreads FindThreads(ThreadQuery asked) => index.FindThreads(asked);

        public IReadOnlyList<Stretch> Highlight(string tenant, string searcher, string asked, string text) => index.Highlight(tenant, searcher, asked, text);

        public IReadOnlyList<string> PopularTopics(string tenant, int take) => index.PopularTopics(tenant, take);

        public int Count(string tenant) => index.Count(tenant);

        public IReadOnlyList<string> Ids(string tenant) => index.Ids(tenant);

        public void Save(Stream stream) => index.Save(stream);

        public void Load(Stream stream, Func<string, bool> mayLoad) => index.Load(stream, mayLoad);
    }
}
