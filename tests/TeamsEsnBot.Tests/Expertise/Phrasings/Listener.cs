using System.Reflection;
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
    private readonly IExpertIndex _index = Ear.At(index);
    private int _turns;

    /// <summary>What the index answered; null when the words reached another feature, or none.</summary>
    public async Task<Ranking?> HearAsync(Phrasing phrasing)
    {
        ((Ear)_index).Heard = null;
        Happening what = phrasing.IsMessage ? new Picked("whoKnowsThis", new PickedMessage("m-1", phrasing.Typed, null, null)) : Said(phrasing.Typed);
        var turn = new Turn($"phrasing-{++_turns}", Office.Tenant, office.Ana.Profile.Who, office.Channel, what, phrasing.Language, office.Clock.GetUtcNow());
        await using var scope = office.Services.CreateAsyncScope();
        if (office.The<TurnRouter>().Find(turn) is { } reaction)
        {
            await reaction.RunAsync(turn, new WithAnEar(scope.ServiceProvider, _index), CancellationToken.None);
        }

        return ((Ear)_index).Heard;
    }

    // As Teams sends it: a mention is marked in the text, and said once more beside it.
    private static Said Said(string typed) =>
        MessageReader.Words(Received.Of(Received.Channel, message => message["text"] = typed.Replace("@ESN Bot", "<at>ESN Bot</at>", StringComparison.Ordinal)));

    /// <summary>The features that look for people get the index that is listened to; everything else is the office's.</summary>
    private sealed class WithAnEar(IServiceProvider services, IExpertIndex index) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType switch
        {
            _ when serviceType == typeof(IExpertIndex) => index,
            _ when serviceType.Namespace == typeof(FindExperts).Namespace => ActivatorUtilities.CreateInstance(this, serviceType),
            _ => services.GetService(serviceType),
        };
    }
}

/// <summary>The index itself, and what it answered last. A proxy is made of it at run time, so it can be neither sealed nor hidden.</summary>
public class Ear : DispatchProxy
{
    private IExpertIndex? _index;

    public Ranking? Heard { get; set; }

    public static IExpertIndex At(IExpertIndex index)
    {
        var listening = Create<IExpertIndex, Ear>();
        ((Ear)listening)._index = index;
        return listening;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var answer = targetMethod!.Invoke(_index, args);
        Heard = answer as Ranking ?? Heard;
        return answer;
    }
}
