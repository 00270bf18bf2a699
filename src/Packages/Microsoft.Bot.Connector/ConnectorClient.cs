using Microsoft.Bot.Connector.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

/// <summary>
/// A light object of one turn: an address and who speaks. The connections, the tokens and the serializer behind it are shared, so
/// there is nothing to dispose.
/// </summary>
internal sealed class ConnectorClient : IConnectorClient
{
    private readonly ConnectorCall _call;

    internal ConnectorClient(Uri serviceUrl, HttpClient http, ServiceClientCredentials credentials)
    {
        _call = new ConnectorCall(serviceUrl, http, credentials);
        Conversations = new Conversations(_call);
        Teams = new TeamsCalls(_call);
    }

    public Uri BaseUri
    {
        get => _call.ServiceUrl;
        set => _call.ServiceUrl = value;
    }

    public JsonSerializerSettings SerializationSettings => ProtocolJson.Settings;

    public JsonSerializerSettings DeserializationSettings => ProtocolJson.Settings;

    public ServiceClientCredentials Credentials => _call.Credentials;

    public IConversations Conversations { get; }

    internal TeamsCalls Teams { get; }

    public void Dispose()
    {
    }
}
