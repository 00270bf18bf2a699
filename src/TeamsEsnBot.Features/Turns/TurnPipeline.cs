using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.Features.Turns;

/// <summary>What every turn passes through: our tenant? then the router under a deadline, in the reader's language, with the one catch.</summary>
internal sealed partial class TurnPipeline(
    TurnRouter router,
    IServiceScopeFactory scopes,
    UnfinishedTurns unfinished,
    Outbox outbox,
    IOptions<TurnOptions> options,
    TimeProvider time,
    ILogger<TurnPipeline> logger)
{
    /// <summary>The reply; null when the turn comes from a tenant that is not ours, which gets no answer at all.</summary>
    public async Task<Reply?> RunAsync(Turn turn, CancellationToken cancel)
    {
        if (!options.Value.Allows(turn.Tenant))
        {
            Log.ForeignTenant(logger, turn.Tenant);
            return null;
        }

        using var scope = Log.OfTurn(logger, turn.Id, turn.What.GetType().Name);
        var longest = CanBeToldLater(turn) ? options.Value.LongestWork : options.Value.Deadline;
        using var deadline = new CancellationTokenSource(longest, time);
        using var either = cancel.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(cancel, deadline.Token) : deadline;

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Languages.For(turn.Locale);
        var began = time.GetTimestamp();

        var isNoted = false;
        try
        {
            if (router.Find(turn) is not { } reaction)
            {
                return NobodyListens(turn);
            }

            // From here on the turn happens as a whole, whatever becomes of this process.
            if (CanBeToldLater(turn) && !reaction.OnlyReads)
            {
                if (!await unfinished.BeginAsync(turn, either.Token))
                {
                    Log.BegunBefore(logger, Reference(turn));
                }

                isNoted = true;
            }

            await using var services = scopes.CreateAsyncScope();
            var reply = await reaction.RunAsync(turn, services.ServiceProvider, either.Token);
            await outbox.AddAsync(turn.Tenant, reply.Tells, either.Token);
            Log.Answered(logger, turn.What.GetType().Name, time.GetElapsedTime(began).TotalMilliseconds);
            return isNoted ? reply with { Note = TurnNote.Begun } : reply;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            var reference = Reference(turn);
            Log.TooLate(logger, longest, reference);
            return isNoted
                ? Reply.Refuses(Say.Of(Wording.SomethingWentWrongForNow, reference)) with { Note = TurnNote.Stays }
                : Reply.Refuses(Say.Of(Wording.TookTooLong, reference));
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            var reference = Reference(turn);
            Log.Failed(logger, failure, reference);
            return isNoted
                ? Reply.Refuses(Say.Of(Wording.SomethingWentWrongForNow, reference)) with { Note = TurnNote.Stays }
                : Reply.Refuses(Say.Of(Wording.SomethingWentWrong, reference));
        }
    }

    /// <summary>A list, a search or a dialog's first page is worth nothing when it comes late.</summary>
    private static bool CanBeToldLater(Turn turn) => turn.What is Said or Pressed or Previewed or News or CameIn or WentOut;

    /// <summary>
    /// A button or dialog of an older version must not be a dead end. Where Teams fills a list, shows a link or tells news, saying nothing is the answer.
    /// </summary>
    private static Reply NobodyListens(Turn turn) => turn.What is Said or Pressed or Opened or Picked or Previewed or RatingOpened or ConfigurationAsked
        ? Reply.Refuses(Wording.UnknownButton)
        : Reply.Nothing;

    /// <summary>Four characters a person can read out to an administrator, who finds them in the log.</summary>
    public static string Reference(Turn turn) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(turn.Id)), 0, 2);

    private static partial class Log
    {
        /// <summary>What everything logged within a turn is found by.</summary>
        public static readonly Func<ILogger, string, string, IDisposable?> OfTurn = LoggerMessage.DefineScope<string, string>("turn {Turn}, {What}");

        [LoggerMessage(101, LogLevel.Warning, "A turn from tenant {Tenant} was dropped: it is not in Teams:TenantIds")]
        public static partial void ForeignTenant(ILogger logger, string tenant);

        [LoggerMessage(102, LogLevel.Information, "{What} answered in {Milliseconds:0.0} ms")]
        public static partial void Answered(ILogger logger, string what, double milliseconds);

        [LoggerMessage(103, LogLevel.Warning, "The turn was given up after {Deadline} (ref {Reference})")]
        public static partial void TooLate(ILogger logger, TimeSpan deadline, string reference);

        [LoggerMessage(104, LogLevel.Error, "The turn failed (ref {Reference})")]
        public static partial void Failed(ILogger logger, Exception failure, string reference);

        [LoggerMessage(105, LogLevel.Warning, "The turn was begun before and not finished; it is done again, and its answer may be seen twice (ref {Reference})")]
        public static partial void BegunBefore(ILogger logger, string reference);
    }
}
