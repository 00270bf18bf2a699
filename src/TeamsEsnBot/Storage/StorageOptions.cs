using Microsoft.Extensions.Options;

namespace TeamsEsnBot.Storage;

/// <summary>Where the bot keeps what it knows (section <c>Storage</c>). Set at most one of the three; with none it is a file beside the bot.</summary>
internal sealed record StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The file used when nothing is set.</summary>
    public const string DefaultPath = "data/teams-esn-bot.db";

    /// <summary>
    /// An SQLite file, relative to the bot's folder; its folder is created when missing. <c>:memory:</c> forgets everything at the end. For one instance
    /// of the bot; several need a table account. Default <see cref="DefaultPath"/>.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>The https address of a table account, such as https://contoso.table.core.windows.net; entered with the bot's managed identity.</summary>
    public Uri? TableEndpoint { get; init; }

    /// <summary>A connection string with an account key. For an emulator or a trial; in production use <see cref="TableEndpoint"/>, which needs no secret.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The SQLite file, with its folder; null when the rows are somewhere else.</summary>
    /// <param name="folder">The bot's folder.</param>
    public string? FileIn(string folder) => (TableEndpoint, ConnectionString, Path ?? DefaultPath) switch
    {
        (null, null, not SqliteDatabase.InMemory and var path) => System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, path)),
        _ => null,
    };

    /// <summary>
    /// True starts the bot although this machine's clock disagrees with the store. For once, when the store's time was the wrong one. Default false.
    /// </summary>
    public bool AcceptClock { get; init; }
}

/// <summary>Says at start what is wrong with the settings and how to put it right.</summary>
internal sealed class StorageOptionsRules : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var wrong = Faults(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Faults(StorageOptions options)
    {
        string?[] set =
        [
            options.Path is null ? null : "Storage:Path",
            options.TableEndpoint is null ? null : "Storage:TableEndpoint",
            options.ConnectionString is null ? null : "Storage:ConnectionString",
        ];

        if (set.Count(setting => setting is not null) > 1)
        {
            yield return $"{string.Join(" and ", set.Where(setting => setting is not null))} are set. Keep the one that the bot shall use and remove the rest.";
        }

        if (options.Path is not null && string.IsNullOrWhiteSpace(options.Path))
        {
            yield return $"Storage:Path is empty. Set it to the file of the database, or remove it to use {StorageOptions.DefaultPath}.";
        }

        if (options.TableEndpoint is { } endpoint && (!endpoint.IsAbsoluteUri || endpoint.Scheme != Uri.UriSchemeHttps))
        {
            yield return "Storage:TableEndpoint is not an https address. Set it to the table endpoint of the account: https://contoso.table.core.windows.net.";
        }

        if (options.ConnectionString is not null && string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            yield return "Storage:ConnectionString is empty. Set it to the connection string of the table account, or remove it.";
        }
    }
}
