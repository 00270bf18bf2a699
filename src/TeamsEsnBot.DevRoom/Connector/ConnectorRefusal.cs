namespace TeamsEsnBot.DevRoom.Connector;

/// <summary>Ends a Connector call with a refusal; turned into the HTTP answer at the one place where the calls come in.</summary>
internal sealed class ConnectorRefusal(ConnectorError error) : Exception(error.Message)
{
    public ConnectorError Error { get; } = error;
}
