using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Community;

/// <summary>How long people are kept, and how they leave table and memory together.</summary>
internal sealed partial class People : IKeeper
{
    /// <summary>Other instances keep what they have in memory until their next start.</summary>
    public static Kept Keep(Kept kept) => kept
        .While("for as long as the directory lists them, and afterwards so that they are not shown")
        .Theirs((row, whom) => whom.Is(row, row.Text("Id")))
        .Naming((row, whom) => whom.Is(row, row.Text("Manager")) ? row.With(("Manager", null)) : null)
        .By<People>();

    async Task<int> IKeeper.DropAsync(IReadOnlyList<TableRow> seen, CancellationToken cancel)
    {
        var gone = await TableKeeper.DropAsync(_people, seen, cancel);
        foreach (var (tenant, profile) in gone.Select(PersonRow.Read))
        {
            _known.TryRemove((tenant, profile.Who.Id), out _);
            foreach (var address in Addresses(profile))
            {
                _addresses.TryRemove(KeyValuePair.Create((tenant, address), profile.Who.Id));
            }
        }

        return gone.Count;
    }

    async Task<bool> IKeeper.ReplaceAsync(TableRow seen, TableRow now, CancellationToken cancel)
    {
        var isDone = (await _people.ReplaceAsync(now, seen.ETag, cancel)).IsDone;
        if (isDone)
        {
            var (tenant, profile) = PersonRow.Read(now);
            Remember(tenant, profile);
        }

        return isDone;
    }

    private static IEnumerable<string> Addresses(Profile profile) =>
        new[] { profile.Mail, profile.UserPrincipalName }.OfType<string>().Select(address => address.ToUpperInvariant());
}
