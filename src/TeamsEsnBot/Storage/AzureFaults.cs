using Azure;
using Azure.Data.Tables.Models;
using Azure.Identity;

namespace TeamsEsnBot.Storage;

/// <summary>Why the table account cannot be used, in words for whoever runs the bot. Codes: learn.microsoft.com/rest/api/storageservices/table-service-error-codes.</summary>
internal static class AzureFaults
{
    /// <summary>A sentence with cause and remedy, or null when the account is not the cause.</summary>
    public static string? Explain(Exception failed) => failed switch
    {
        // What is thrown after several tries; the last one counts.
        AggregateException { InnerExceptions: [.., var last] } => Explain(last),
        RequestFailedException { Status: 401 or 403 } refused =>
            $"The table account refuses the bot ({refused.ErrorCode}). With Storage:TableEndpoint, give the bot's identity the role " +
            "Storage Table Data Contributor on the account and wait some minutes; with Storage:ConnectionString, copy the key again and check this machine's " +
            "clock, which must be right to a quarter of an hour.",
        RequestFailedException { Status: 409 } refused when refused.ErrorCode == TableErrorCode.TableBeingDeleted =>
            "The table account is still deleting a table of that name, for longer than a minute. Wait until it is gone and start the bot again, or set " +
            "Storage:TableEndpoint to another account.",
        RequestFailedException { Status: 404 } refused =>
            $"The table account does not know what the bot asks for ({refused.ErrorCode}). Check that Storage:TableEndpoint or Storage:ConnectionString names " +
            "an account that exists and has a table endpoint, and that the tables may be created.",
        RequestFailedException { Status: 408 or 429 or >= 500 } busy =>
            $"The table account has answered every try with {busy.Status} {busy.ErrorCode}: it is overloaded or has trouble. Wait; what failed is repeated " +
            "when somebody asks again. If it lasts, look at the account's health and load in the Azure portal.",
        RequestFailedException { Status: 0 } or IOException or OperationCanceledException =>
            "The table account does not answer. Check the address in Storage:TableEndpoint or Storage:ConnectionString, and that the network lets the bot " +
            "reach it.",
        AuthenticationFailedException =>
            "The bot has no identity to enter the table account of Storage:TableEndpoint with. Give it a managed identity, or sign in with the Azure CLI on " +
            "a developer's machine.",
        _ => null,
    };
}
