using System.Globalization;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Operations;

/// <summary><c>jobs [retry NUMBER ... | retry all] [settings]</c>: shows what the bot gave up, and lets it begin anew.</summary>
internal static class JobsCommand
{
    public const string Usage =
        """
        Usage: jobs [retry NUMBER ... | retry all] [--Setting value ...]

          jobs               how many jobs wait, and which were given up and why
          jobs retry 2 3     begins anew with the second and third of them; a running bot does them at once
          jobs retry all     with all of them
        """;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        var words = args.TakeWhile(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToArray();
        if (args is ["--help", ..] || words is not ([] or ["retry", _, ..]))
        {
            await errors.WriteLineAsync(Usage);
            return args is ["--help", ..] ? 0 : 2;
        }

        var builder = BotHost.Builder(args[words.Length..]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        await using var services = builder.Services.BuildServiceProvider();
        var jobs = services.GetRequiredService<Jobs>();
        string[] tenants = [Jobs.OfAll, .. services.GetRequiredService<IOptions<TurnOptions>>().Value.TenantIds];
        var givenUp = await tenants.ToAsyncEnumerable().SelectMany(tenant => jobs.GivenUpAsync(tenant, CancellationToken.None)).ToArrayAsync();

        return words is ["retry", .. var which] ? await RetryAsync(jobs, givenUp, which, output, errors) : await ListAsync(jobs, tenants, givenUp, output);
    }

    private static async Task<int> ListAsync(Jobs jobs, string[] tenants, PoisonedJob[] givenUp, TextWriter output)
    {
        var waiting = 0;
        foreach (var tenant in tenants)
        {
            waiting += await jobs.CountAsync(tenant, CancellationToken.None);
        }

        await output.WriteLineAsync(Text($"{waiting:N0} jobs wait, {givenUp.Length:N0} were given up."));
        for (var i = 0; i < givenUp.Length; i++)
        {
            var (job, reason, at) = givenUp[i];
            await output.WriteLineAsync(Text($"{i + 1,4}  {at.UtcDateTime:yyyy-MM-dd HH:mm}Z  {job.Kind}  {job.Key}  after {job.Attempts} attempts: {reason}"));
        }

        if (givenUp.Length > 0)
        {
            await output.WriteLineAsync("“jobs retry NUMBER” begins anew with one, “jobs retry all” with all. The log says more about each failure.");
        }

        return 0;
    }

    private static async Task<int> RetryAsync(Jobs jobs, PoisonedJob[] givenUp, string[] which, TextWriter output, TextWriter errors)
    {
        var chosen = which is ["all"] ? [.. Enumerable.Range(1, givenUp.Length)] : which.Select(Number).ToArray();
        if (Array.FindIndex(chosen, number => number < 1 || number > givenUp.Length) is >= 0 and var wrong)
        {
            await errors.WriteLineAsync($"There is no job number “{which[wrong]}” in the list. “jobs” shows the list.");
            return 2;
        }

        foreach (var job in chosen.Distinct().Select(number => givenUp[number - 1].Job))
        {
            var isAsked = await jobs.AskAgainAsync(job.Tenant, job.Kind, job.Key, CancellationToken.None);
            await output.WriteLineAsync(isAsked ? $"{job.Kind} {job.Key} is due now." : $"{job.Kind} {job.Key} was begun anew by somebody else.");
        }

        return 0;
    }

    private static int Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
