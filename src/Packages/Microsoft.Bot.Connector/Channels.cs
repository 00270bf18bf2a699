namespace Microsoft.Bot.Connector;

/// <summary>Names of the places that people talk to a bot from.</summary>
public class Channels
{
    public const string Msteams = "msteams";
    public const string Emulator = "emulator";
    public const string Test = "test";
}
