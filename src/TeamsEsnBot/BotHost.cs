using Microsoft.Extensions.Options;
using TeamsEsnBot.CompanyDirectory;
using TeamsEsnBot.Features.AskEveryone;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.FindExperts;
using TeamsEsnBot.Features.Help;
using TeamsEsnBot.Features.KnowAbout;
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
            .AddFindExperts().AddKnowAbout().AddAskEveryone().AddHelp();
        return builder;
    }

    /// <summary>Runs the service, or the command that the arguments begin with.</summary>
    /// <returns>0 when all went well; else what went wrong was said on the error stream.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            if (args is ["import", .. var rest])
            {
                return await ImportCommand.RunAsync(rest, Console.Out, Console.Error);
            }

            await using var app = Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (OptionsValidationException wrong)
        {
            foreach (var failure in wrong.Failures)
            {
                await Console.Error.WriteLineAsync(failure);
            }

            return 1;
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or IOException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }
}
