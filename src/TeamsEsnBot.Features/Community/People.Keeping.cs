using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Community;

/// <summary>How long people are kept, and how they leave table and memory together.</summary>
internal sealed partial class People : IKeeper
{
    public static Kept Keep(Kept kept) => kept
        .While("for as long as the directory lists them, and afterwards so that they are not shown")
        .Theirs((row, whom) => whom.Is(row, row.Text("Id")))
        .Naming((row, whom) => whom.Is(row, row.Text("Manager")) ? row.With(("Manager", null)) : null)
        .By<People>();

    async Task<int> IKeeper.DropAsync(IReadOnlyList<TableRow> seen, CancellationToken cancel)
    {
        var gone = 0;
        foreach (var row in seen)
        {
            var (tenant, profile) = PersonRow.Read(row);
            await ChangeAsync(
                tenant,
                row,
                async () =>
                {
                    if (await _people.DeleteAsync(row.Partition, row.Row, row.ETag, cancel) is not Write.Changed)
                    {
                        Forget(tenant, TableKey.Of(profile.Who.Id.Value));
                        gone++;
                    }
                },
                cancel);
        }

        return gone;
    }

    async Task<bool> IKeeper.ReplaceAsync(TableRow seen, TableRow now, CancellationToken cancel)
    {
        var isDone = false;
        var (tenant, profile) = PersonRow.Read(now);
        await ChangeAsync(
            tenant,
            now,
            async () =>
            {
                isDone = (await _people.ReplaceAsync(now, seen.ETag, cancel)).IsDone;
                if (isDone)
                {
                    Remember(tenant, profile);
                }
            },
            cancel);
        return isDone;
    }

    private static IEnumerable<string> Addresses(Profile profile) =>
        new[] { profile.Mail, profile.UserPrincipalName }.OfType<string>().Select(address => address.ToUpperInvariant());
}
