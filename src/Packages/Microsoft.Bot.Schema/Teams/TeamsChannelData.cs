using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>What Teams adds to an activity: where it happened and, on the way out, how to show it.</summary>
public class TeamsChannelData
{
    [JsonProperty("channel")]
    public ChannelInfo Channel { get; set; }

    /// <summary>What happened to a team, channel or message, such as <c>teamMemberAdded</c> or <c>softDeleteMessage</c>.</summary>
    [JsonProperty("eventType")]
    public string EventType { get; set; }

    [JsonProperty("team")]
    public TeamInfo Team { get; set; }

    [JsonProperty("notification")]
    public NotificationInfo Notification { get; set; }

    [JsonProperty("tenant")]
    public TenantInfo Tenant { get; set; }

    [JsonProperty("settings")]
    public TeamsChannelDataSettings Settings { get; set; }

    /// <summary>The people a message is shown as coming from. Read only, so never written: send it in a JObject.</summary>
    [JsonProperty("onBehalfOf")]
    public IList<OnBehalfOf> OnBehalfOf { get; } = new List<OnBehalfOf>();

    [JsonExtensionData]
    public IDictionary<string, object> AdditionalProperties { get; set; } = new Dictionary<string, object>();
}

/// <summary>What was chosen when the app was installed.</summary>
public class TeamsChannelDataSettings
{
    [JsonProperty("selectedChannel")]
    public ChannelInfo SelectedChannel { get; set; }

    [JsonExtensionData]
    public IDictionary<string, object> AdditionalProperties { get; set; } = new Dictionary<string, object>();
}

/// <summary>A channel of a team. The channel every team begins with has no name.</summary>
public class ChannelInfo
{
    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("name")]
    public string Name { get; set; }

    [JsonProperty("type")]
    public string Type { get; set; }
}

/// <summary>The channels of a team.</summary>
public class ConversationList
{
    [JsonProperty("conversations")]
    public IList<ChannelInfo> Conversations { get; set; }
}

/// <summary>A team, as Teams describes it when asked.</summary>
public class TeamDetails
{
    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("name")]
    public string Name { get; set; }

    /// <summary>The team's group in the directory.</summary>
    [JsonProperty("aadGroupId")]
    public string AadGroupId { get; set; }

    [JsonProperty("channelCount")]
    public int ChannelCount { get; set; }

    [JsonProperty("memberCount")]
    public int MemberCount { get; set; }

    /// <summary><c>standard</c>, <c>sharedChannel</c> or <c>privateChannel</c>.</summary>
    [JsonProperty("type")]
    public string Type { get; set; }
}

/// <summary>A team. Its id is that of its first channel; the group of the directory is <see cref="AadGroupId"/>, when Teams sends it.</summary>
public class TeamInfo
{
    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("name")]
    public string Name { get; set; }

    [JsonProperty("aadGroupId")]
    public string AadGroupId { get; set; }
}

/// <summary>The company an activity belongs to.</summary>
public class TenantInfo
{
    [JsonProperty("id")]
    public string Id { get; set; }
}

/// <summary>Whether a message shows up in people's activity feed.</summary>
public class NotificationInfo
{
    [JsonProperty("alert")]
    public bool? Alert { get; set; }

    [JsonProperty("alertInMeeting")]
    public bool? AlertInMeeting { get; set; }

    [JsonProperty("externalResourceUrl")]
    public string ExternalResourceUrl { get; set; }
}

/// <summary>A person a message is shown as coming from.</summary>
public class OnBehalfOf
{
    [JsonProperty("itemId")]
    public int ItemId { get; set; }

    [JsonProperty("mentionType")]
    public string MentionType { get; set; } = "person";

    [JsonProperty("mri")]
    public string Mri { get; set; }

    [JsonProperty("displayName")]
    public string DisplayName { get; set; }
}

/// <summary>A member of a conversation with what the directory knows.</summary>
public class TeamsChannelAccount : ChannelAccount
{
    [JsonProperty("givenName")]
    public string GivenName { get; set; }

    [JsonProperty("surname")]
    public string Surname { get; set; }

    [JsonProperty("email")]
    public string Email { get; set; }

    [JsonProperty("userPrincipalName")]
    public string UserPrincipalName { get; set; }

    /// <summary><c>user</c> or <c>guest</c>.</summary>
    [JsonProperty("userRole")]
    public string UserRole { get; set; }

    [JsonProperty("tenantId")]
    public string TenantId { get; set; }

    /// <summary>The roster calls the directory's id <c>objectId</c>; elsewhere it is <c>aadObjectId</c>.</summary>
    [JsonProperty("objectId")]
    private string ObjectId
    {
        set => AadObjectId ??= value;
    }
}
