using System.Text.Json.Serialization;
using Microsoft.Extensions.FileProviders;

namespace TeamsEsnBot.DevRoom.Page;

/// <summary>The page itself, and the address <c>/room</c> under which it talks to the room.</summary>
internal static class PageEndpoints
{
    public static IServiceCollection AddPage(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase)))
        .AddSingleton<PageViews>()
        .AddSingleton<Visitors>()
        .AddSingleton<Speaking>()
        .AddSingleton<Pressing>()
        .AddSingleton<ExtensionCalls>();

    public static void MapPage(this WebApplication app)
    {
        // The files lie beside the program, so that the room can be started from anywhere, a test run included.
        var files = new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache",
        });

        var room = app.MapGroup("/room").AddEndpointFilter(PageProblem.AsAnswer);
        room.MapStart();
        room.MapSaying();
        room.MapPressing();
        room.MapExtension();
        room.MapEvents();
    }
}
