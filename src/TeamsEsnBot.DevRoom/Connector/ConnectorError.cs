namespace TeamsEsnBot.DevRoom.Connector;

/// <summary>A refusal in Teams' form: an HTTP status and a body <c>{"error":{"code","message"}}</c> with one of the documented codes.</summary>
internal sealed record ConnectorError(int Status, string Code, string Message)
{
    public static readonly ConnectorError ConversationNotFound = new(404, "ConversationNotFound", "Conversation not found.");
    public static readonly ConnectorError ActivityNotFound = new(404, "ActivityNotFoundInConversation", "The activity is not in this conversation.");
    public static readonly ConnectorError MemberNotFound = new(404, "MemberNotFoundInConversation", "Member not found in conversation.");
    public static readonly ConnectorError NotInRoster = new(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
    public static readonly ConnectorError NotInstalled = new(403, "ForbiddenOperationException", "The app is not installed for this user.");
    public static readonly ConnectorError NotItsOwn = new(403, "NotEnoughPermissions", "A bot can only change its own messages.");
    public static readonly ConnectorError TooBig = new(413, "MessageSizeTooBig", "Message size too large.");

    public static ConnectorError BadSyntax(string message) => new(400, "BadSyntax", message);

    public IResult AsResult() => Results.Json(new { error = new { code = Code, message = Message } }, statusCode: Status);
}
