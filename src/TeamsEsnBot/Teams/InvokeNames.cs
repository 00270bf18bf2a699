namespace TeamsEsnBot.Teams;

/// <summary>The invokes the bot knows, by their names on the wire (learn.microsoft.com/microsoftteams/platform).</summary>
internal static class InvokeNames
{
    public const string CardAction = "adaptiveCard/action";
    public const string ChoiceSearch = "application/search";
    public const string OpenDialog = "task/fetch";
    public const string SubmitDialog = "task/submit";
    public const string Query = "composeExtension/query";
    public const string QueryLink = "composeExtension/queryLink";
    public const string AnonymousQueryLink = "composeExtension/anonymousQueryLink";
    public const string SelectItem = "composeExtension/selectItem";
    public const string FetchTask = "composeExtension/fetchTask";
    public const string SubmitAction = "composeExtension/submitAction";
    public const string QuerySettingUrl = "composeExtension/querySettingUrl";
    public const string Setting = "composeExtension/setting";
    public const string CardButtonClicked = "composeExtension/onCardButtonClicked";
    public const string Feedback = "message/submitAction";
    public const string FeedbackForm = "message/fetchTask";
    public const string Configure = "config/fetch";
    public const string SubmitConfiguration = "config/submit";
    public const string TokenExchange = "signin/tokenExchange";
    public const string VerifyState = "signin/verifyState";
    public const string SignInFailure = "signin/failure";

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        CardAction, ChoiceSearch, OpenDialog, SubmitDialog, Query, QueryLink, AnonymousQueryLink, SelectItem, FetchTask, SubmitAction, QuerySettingUrl, Setting,
        CardButtonClicked, Feedback, FeedbackForm, Configure, SubmitConfiguration, TokenExchange, VerifyState, SignInFailure,
    };

    /// <summary>The name as it stands here, however the client writes it; null for one the bot does not know.</summary>
    public static string? Find(string? name) => name is not null && Known.TryGetValue(name, out var known) ? known : null;
}
