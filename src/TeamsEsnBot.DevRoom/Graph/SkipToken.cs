using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Extensions;

namespace TeamsEsnBot.DevRoom.Graph;

/// <summary>How Graph pages: the answer links to the next page as a whole, and the token in the link is opaque to the caller.</summary>
internal static class SkipToken
{
    private const string Name = "$skiptoken";

    /// <summary>The same request, continued after <paramref name="seen"/> people.</summary>
    public static string NextLink(HttpRequest request, int seen)
    {
        var token = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(seen.ToString(CultureInfo.InvariantCulture)));
        var query = new QueryBuilder(request.Query.Where(option => !option.Key.Equals(Name, StringComparison.OrdinalIgnoreCase))) { { Name, token } };
        return UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path, query.ToQueryString());
    }

    /// <summary>How many people the caller has seen; refuses a token that no link of ours carried.</summary>
    public static int Read(string token)
    {
        Span<byte> bytes = stackalloc byte[16];

        return Base64Url.IsValid(token)
            && Base64Url.TryDecodeFromChars(token, bytes, out var length)
            && int.TryParse(bytes[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
                ? seen
                : throw GraphRefusal.BadRequest("Skiptoken is not valid.");
    }
}
