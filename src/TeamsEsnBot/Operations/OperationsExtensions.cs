namespace TeamsEsnBot.Operations;

internal static class OperationsExtensions
{
    public const string HealthPath = "/health";

    public static WebApplicationBuilder AddOperations(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(TimeProvider.System).AddHealthChecks();
        return builder;
    }

    public static void MapOperations(this WebApplication app) => app.MapHealthChecks(HealthPath);
}
