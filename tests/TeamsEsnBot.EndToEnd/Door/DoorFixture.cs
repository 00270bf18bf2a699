namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>Each test has a door of its own.</summary>
internal abstract class DoorFixture
{
    protected OpenDoor Door { get; private set; } = null!;

    protected Sent Teams { get; private set; } = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        Door = await OpenDoor.OpenAsync();
        Teams = new Sent(Door);
    }

    [TearDown]
    public async Task CloseAsync() => await Door.DisposeAsync();
}
