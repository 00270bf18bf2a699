using TeamsEsnBot.Archive;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Privacy;

namespace TeamsEsnBot.Operations;

internal static class OperationsExtensions
{
    public const string HealthPath = "/health";

    public static WebApplicationBuilder AddOperations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System).AddKept(Loading.Table, Loading.Keep).AddHealthChecks();
        return builder;
    }

    public static void MapOperations(this WebApplication app)
    {
        app.MapHealthChecks(HealthPath);
        app.MapGet("/privacy", () => PlainPage.Of(Wording.PrivacyTitle, Wording.PrivacyText));
        app.MapGet("/terms", () => PlainPage.Of(Wording.TermsTitle, Wording.TermsText));
    }
}
