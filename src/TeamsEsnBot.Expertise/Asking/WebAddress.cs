namespace TeamsEsnBot.Expertise.Asking;

/// <summary>Reads a topic out of the address of a page, for a question that is nothing but one.</summary>
internal static class WebAddress
{
    private const int MostWords = 4;

    private static readonly HashSet<string> Everywhere = new(StringComparer.OrdinalIgnoreCase)
    {
        "www", "docs", "doc", "documentation", "wiki", "guide", "guides", "general", "overview", "concept", "concepts", "introduction", "intro",
        "index", "home", "main", "latest", "stable", "current", "html", "htm", "aspx", "php", "en", "us", "gb", "de", "fr", "nl", "page", "pages",
        "blog", "article", "articles", "post", "posts", "topic", "topics", "questions", "question", "help", "support", "learn", "reference",
        "tutorial", "tutorials", "quickstart", "getting", "started", "kb", "default", "view", "browse", "display",
    };

    /// <summary>“kubernetes.io/docs/concepts” is about kubernetes, “…/azure/key-vault/overview” about azure key vault; null when no word is left.</summary>
    public static string? Topic(ReadOnlySpan<char> address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        address = scheme < 0 ? address : address[(scheme + 3)..];
        address = address[..(address.IndexOfAny('?', '#') is >= 0 and var end ? end : address.Length)];
        var slash = address.IndexOf('/');
        var host = slash < 0 ? address : address[..slash];
        return slash >= 0 && Words(address[slash..]) is { } path ? path : Words(Name(host));
    }

    // “learn.example.com” is named example.
    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> host)
    {
        var end = host.LastIndexOf('.');
        host = end < 0 ? host : host[..end];
        return host[(host.LastIndexOf('.') + 1)..];
    }

    private static string? Words(ReadOnlySpan<char> part)
    {
        var known = Everywhere.GetAlternateLookup<ReadOnlySpan<char>>();
        var words = new List<string>(MostWords);
        foreach (var range in part.SplitAny("/-_.+%"))
        {
            var word = part[range];
            if (word.Length > 1 && char.IsLetter(word[0]) && !known.Contains(word) && words.Count < MostWords)
            {
                words.Add(word.ToString());
            }
        }

        return words.Count > 0 ? string.Join(' ', words) : null;
    }
}
