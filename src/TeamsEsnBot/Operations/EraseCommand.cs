using System.Globalization;
using TeamsEsnBot.Features.Privacy;

namespace TeamsEsnBot.Operations;

/// <summary><c>erase ADDRESS-OR-ID</c>: shows what the bot keeps of a person, and erases it.</summary>
internal static class EraseCommand
{
    public static readonly Command Command = new(
        "erase",
        "ADDRESS-OR-ID [--yes]",
        "Shows what the bot keeps of a person; with --yes, erases it for good.",
        """
          ADDRESS-OR-ID   a mail address, user principal name or Entra object id
          --yes           erase it: their rows are deleted, their name in rows of others is replaced, and the ledger notes that it was done
        """,
        ["--yes"],
        [],
        "Stopped. What was begun is finished by the same command, or by the bot within a day.",
        RunAsync);

    private static async Task<int> RunAsync(CommandLine line, CancellationToken cancel)
    {
        await using var services = line.Services();
        Store.OpenExisting(services);
        var erasures = services.GetRequiredService<Erasures>();
        var found = await Store.FindAsync(services, line.Subject, cancel);
        await ShowAsync(line, await erasures.CountAsync(new Whom(found.SelectMany(one => one.Whom.Keys)), cancel));
        if (!line.Has("--yes"))
        {
            await line.Output.WriteLineAsync("Nothing was erased. Add --yes to erase it.");
            return Command.Done;
        }

        foreach (var (tenant, whom) in found)
        {
            var done = await erasures.EraseAsync(tenant, whom, cancel);
            await line.Output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"""
                Erased: {done.Deleted.Values.Sum():N0} rows were deleted, {done.Replaced.Values.Sum():N0} name the person no longer.
                The ledger has it as {done.Id}.
                """));
        }

        await line.Output.WriteLineAsync(
            "While the directory lists the person, its next round brings their profile back. A backup from before loses them when it is restored; the file itself still has them.");
        return Command.Done;
    }

    private static async Task ShowAsync(CommandLine line, IReadOnlyList<Share> shares)
    {
        if (shares.Count == 0)
        {
            await line.Output.WriteLineAsync("Nothing is kept of this person.");
            return;
        }

        await line.Output.WriteLineAsync("Table            theirs   naming them");
        foreach (var share in shares)
        {
            await line.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{share.Table,-15}{share.Theirs,8:N0}{share.Named,14:N0}"));
        }
    }
}
