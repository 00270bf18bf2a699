using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Authentication.Azure;
using Polly;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.CompanyDirectory;

internal static class DirectoryExtensions
{
    public static WebApplicationBuilder AddDirectory(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<GraphOptions>().BindConfiguration(GraphOptions.Section).ValidateOnStart();
        builder.Services
            .AddSingleton<IValidateOptions<GraphOptions>, GraphOptionsRules>()
            .AddSingleton<PresenceCache>()
            .AddSingleton(Client)
            .AddSingleton<IDirectory, GraphDirectory>();
        return builder;
    }

    private static GraphServiceClient Client(IServiceProvider services)
    {
        var address = services.GetRequiredService<IOptions<GraphOptions>>().Value.BaseAddress;
        var retry = new GraphRetry(services.GetRequiredService<TimeProvider>()) { InnerHandler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(10) } };

        // Graph's own retry is left out: one policy, ours, that can be read and tested.
        return new GraphServiceClient(new HttpClient(retry), Authentication(address), address.ToString().TrimEnd('/'));
    }

    private static IAuthenticationProvider Authentication(Uri address)
    {
        if (address.IsLoopback)
        {
            return new AnonymousAuthenticationProvider();
        }

        TokenCredential credential = new DefaultAzureCredential();
        return new AzureIdentityAuthenticationProvider(credential, [address.Host], null, true, $"https://{address.Host}/.default");
    }
}
