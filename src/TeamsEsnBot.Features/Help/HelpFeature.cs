using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.Help;

internal static class HelpFeature
{
    /// <summary>Greets once, explains, and answers politeness: there is always a next step.</summary>
    public static IServiceCollection AddHelp(this IServiceCollection services) => services
        .AddSingleton<Welcomes>()
        .AddKept(Welcomes.Table, Welcomes.Keep)
        .AddTurn<ShowHelp, ExplainItself>(listen => listen.OnlyReads()
            .WhenSaid("help", _ => ShowHelp.Asked)
            .WhenSaid("help me", _ => ShowHelp.Asked)
            .WhenSaid("what can|do you do|help [with]", _ => ShowHelp.Asked)
            .WhenSaid("how does this work", _ => ShowHelp.Asked)
            .WhenSaid("who are you", _ => ShowHelp.Asked)
            .WhenSaid("hi", _ => ShowHelp.Greeted)
            .WhenSaid("hi|hello|hey|hallo|bonjour|hoi there|bot|team|all", _ => ShowHelp.Greeted)
            .WhenSaid("hello|hey|hallo|bonjour|hoi|moin", _ => ShowHelp.Greeted)
            .WhenSaid("good morning|afternoon|evening|day", _ => ShowHelp.Greeted)
            .WhenPressed("help.show", _ => ShowHelp.Asked))
        .AddTurn<Thanked, SayYoureWelcome>(listen => listen.OnlyReads()
            .WhenSaid("thanks|thank|thx|merci|danke|bedankt [you|u] [so|very] [much|lot|all]", _ => new Thanked())
            .WhenSaid("many thanks", _ => new Thanked()))
        .AddTurn<Arrived, Welcome>(listen => listen
            .WhenItCameIn(_ => new Arrived()));
}
