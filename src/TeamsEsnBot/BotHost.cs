using Microsoft.Extensions.Options;
using TeamsEsnBot.CompanyDirectory;
using TeamsEsnBot.Features.AskEveryone;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.FindExperts;
using TeamsEsnBot.Features.Help;
using TeamsEsnBot.Features.Import;
using TeamsEsnBot.Features.KnowAbout;
using TeamsEsnBot.Features.Synonyms;
using TeamsEsnBot.Operations;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Teams;
using TeamsEsnBot.Work;

namespace TeamsEsnBot;

/// <summary>The bot as one process: what it is made of, and its commands.</summary>
public static class BotHost
{
    /// <summary>Put together and ready to run. Adding or removing a feature is one line here and one folder there.</summary>
    public static WebApplication Build(string[] args)
    {
        var app = Builder(args).Build();
        app.MapTeamsDoor();
        app.MapOperations();
        return app;
    }

    /// <summary>Everything registered, nothing built: tests put their edges in between.</summary>
    internal static WebApplicationBuilder Builder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStorage(builder.Configuration);
        builder.AddOperations();
        builder.AddTeamsDoor();
        builder.AddDirectory();
        builder.AddWork();
        builder.Services.AddCommunity()
            .AddFindExperts().AddKnowAbout().AddAskEveryone().AddSynonyms().AddHelp().AddImport();
        return builder;
    }

    /// <summary>Runs the service, or the command that the arguments begin with.</summary>
    /// <returns>0 when all went well; else what went wrong was said on the error stream.</returns>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error);

    internal static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        try
        {
            if (await Commands.RunAsync(args, output, errors) is { } code)
            {
                return code;
            }

            await using var app = Build(args);

            // Before anything starts, and all at once: whoever sets the bot up mends every setting in one go.
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            await app.RunAsync();
            return 0;
        }
        catch (Exception wrong) when (Sentences(wrong) is { Count: > 0 } sentences)
        {
            foreach (var sentence in sentences)
            {
                await errors.WriteLineAsync(sentence);
            }

            return 1;
        }
    }

    /// <summary>What to tell whoever starts the bot; nothing for an exception that is no mistake of theirs.</summary>
    private static IReadOnlyList<string> Sentences(Exception wrong) => wrong switch
    {
        AggregateException several => [.. several.InnerExceptions.SelectMany(Sentences)],
        OptionsValidationException settings => [.. settings.Failures],
        InvalidOperationException or IOException or UnauthorizedAccessException => [wrong.Message],
        _ => [],
    };
}
