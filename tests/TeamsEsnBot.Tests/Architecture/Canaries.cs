// Rule breakers, one for each rule: a rule that does not catch its canary checks nothing. Some namespaces play the parts of others.
using Microsoft.Extensions.Logging;

namespace AdaptiveCards
{
    internal sealed record CanaryBlock(string Text);
}

namespace Microsoft.Bot.Canary
{
    internal sealed record Activity(string Text);
}

namespace TeamsEsnBot.Tests.Architecture.Canary.Features.Shy
{
    internal sealed record Secret(string Text)
    {
        public static Secret Whispered() => new("psst");
    }
}

namespace TeamsEsnBot.Tests.Architecture.Canary.Features.Nosy
{
    internal sealed record SnoopInTheOpen(IReadOnlyList<Shy.Secret> Secrets);

    internal sealed class SnoopInABody
    {
        public override string ToString() => Shy.Secret.Whispered().Text;
    }

    internal static class SnoopInALambda
    {
        public static async Task<int> CountAsync(IEnumerable<int> among) =>
            await Task.FromResult(among.Count(number => new Shy.Secret($"{number}").Text.Length > 1));
    }
}

namespace TeamsEsnBot.Tests.Architecture.Canary.Features.Cards
{
    internal sealed record Gossip(Shy.Secret Secret);
}

namespace TeamsEsnBot.Tests.Architecture.Canary
{
    internal sealed class PaintsAlone
    {
        public override string ToString() => new AdaptiveCards.CanaryBlock("hand-made").Text;
    }

    internal sealed class TalksToTheSdk
    {
        public override string ToString() => new Microsoft.Bot.Canary.Activity("hello").Text;
    }

    internal sealed record OpensTheCloud(global::Azure.Core.TokenCredential Key);

    public class LeftOpen;

    internal sealed class QuestionHelper;

    internal sealed class QuestionManager;

    internal sealed class QuestionUtilities;

    internal sealed class QuestionService;

    internal static partial class SaysItTwice
    {
        [LoggerMessage(99_001, LogLevel.Debug, "One")]
        public static partial void One(ILogger logger);

        [LoggerMessage(99_001, LogLevel.Debug, "Other")]
        public static partial void Other(ILogger logger);

        [LoggerMessage(LogLevel.Debug, "Nameless")]
        public static partial void Nameless(ILogger logger);
    }
}
