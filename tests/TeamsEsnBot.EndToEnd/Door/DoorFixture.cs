using Microsoft.Extensions.DependencyInjection;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>Each test has a door of its own.</summary>
internal abstract class DoorFixture
{
    protected OpenDoor Door { get; private set; } = null!;

    protected Sent Teams { get; private set; } = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        Door = await OpenDoor.OpenAsync(AddFeatures);
        Teams = new Sent(Door);
    }

    /// <summary>What the bot of these tests can do beyond what ours does.</summary>
    protected virtual void AddFeatures(IServiceCollection services)
    {
    }

    [TearDown]
    public async Task CloseAsync() => await Door.DisposeAsync();
}
