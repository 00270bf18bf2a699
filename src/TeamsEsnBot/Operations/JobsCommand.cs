using System.Globalization;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Operations;

/// <summary><c>jobs list | retry</c>: shows what the bot gave up, and lets it begin anew.</summary>
internal static class JobsCommand
{
    public static readonly Command Command = new(
        "jobs",
        "list | retry [--only NUMBER]",
        "Shows which jobs were given up and why, or lets the bot begin anew with them.",
        """
          list            how many jobs wait, and which were given up and why
          retry           begin anew with all that were given up; a running bot does them at once
          --only NUMBER   with this one only, by its number in the list
        """,
        [],
        ["--only"],
        "Stopped.",
        RunAsync);

    private static async Task<int> RunAsync(CommandLine line, CancellationToken cancel)
    {
        if (line.Subject is not ("list" or "retry"))
        {
            await line.Errors.WriteLineAsync($"“jobs {line.Subject}” is not known.\n\n{Command.Usage}");
            return Command.WrongUse;
        }

        await using var services = line.Services();
        Store.OpenExisting(services);
        var jobs = services.GetRequiredService<Jobs>();
        string[] tenants = [Jobs.OfAll, .. services.GetRequiredService<IOptions<TurnOptions>>().Value.TenantIds];
        var givenUp = await tenants.ToAsyncEnumerable().SelectMany(tenant => jobs.GivenUpAsync(tenant, cancel)).ToArrayAsync(cancel);
        return line.Subject == "list" ? await ListAsync(jobs, tenants, givenUp, line.Output, cancel) : await RetryAsync(jobs, givenUp, line, cancel);
    }

    private static async Task<int> ListAsync(Jobs jobs, string[] tenants, PoisonedJob[] givenUp, TextWriter output, CancellationToken cancel)
    {
        var waiting = 0;
        foreach (var tenant in tenants)
        {
            waiting += await jobs.CountAsync(tenant, cancel);
        }

        await output.WriteLineAsync(Text($"{waiting:N0} jobs wait, {givenUp.Length:N0} were given up."));
        for (var i = 0; i < givenUp.Length; i++)
        {
            var (job, reason, at) = givenUp[i];
            await output.WriteLineAsync(Text($"{i + 1,4}  {at.UtcDateTime:yyyy-MM-dd HH:mm}Z  {job.Kind}  {job.Key}  after {job.Attempts + job.Stops} attempts: {reason}"));
        }

        if (givenUp.Length > 0)
        {
            await output.WriteLineAsync("“jobs retry” begins anew with all of them, “jobs retry --only NUMBER” with one. The log says more about each failure.");
        }

        return Command.Done;
    }

    private static async Task<int> RetryAsync(Jobs jobs, PoisonedJob[] givenUp, CommandLine line, CancellationToken cancel)
    {
        var chosen = givenUp;
        if (line.Value("--only") is { } only)
        {
            if (!int.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > givenUp.Length)
            {
                await line.Errors.WriteLineAsync($"There is no job number “{only}” in the list. “jobs list” shows it.");
                return Command.WrongUse;
            }

            chosen = [givenUp[number - 1]];
        }

        foreach (var job in chosen.Select(one => one.Job))
        {
            var isAsked = await jobs.AskAgainAsync(job.Tenant, job.Kind, job.Key, cancel);
            await line.Output.WriteLineAsync(isAsked ? $"{job.Kind} {job.Key} is due now." : $"{job.Kind} {job.Key} was begun anew by somebody else.");
        }

        await line.Output.WriteLineAsync(Text($"{chosen.Length:N0} jobs."));
        return Command.Done;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
