using Microsoft.Extensions.DependencyInjection;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>Each test has a door of its own.</summary>
internal abstract class DoorFixture
{
    protected OpenDoor Door { get; private set; } = null!;

    protected Activities Teams => Door.Teams;

    /// <summary>Whether the bot has an app id, and takes only what the Bot Connector signed.</summary>
    protected virtual bool IsSigned => false;

    [SetUp]
    public async Task OpenAsync() => Door = await OpenDoor.OpenAsync(IsSigned, AddFeatures);

    /// <summary>What the bot of these tests can do beyond what ours does.</summary>
    protected virtual void AddFeatures(IServiceCollection services)
    {
    }

    [TearDown]
    public async Task CloseAsync() => await Door.DisposeAsync();
}
