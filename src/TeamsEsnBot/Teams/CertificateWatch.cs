using Microsoft.Extensions.Options;

namespace TeamsEsnBot.Teams;

/// <summary>Says every day in the log that the bot's certificate is about to expire, from 30 days before.</summary>
internal sealed partial class CertificateWatch(IOptions<AppOptions> app, TimeProvider time, ILogger<CertificateWatch> logger) : BackgroundService
{
    public static readonly TimeSpan Early = TimeSpan.FromDays(30);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromDays(1);

    /// <summary>Looks once.</summary>
    public void Look()
    {
        try
        {
            using var certificate = BotCertificate.Load(app.Value, time.GetUtcNow());
            var left = certificate.NotAfter.ToUniversalTime() - time.GetUtcNow().UtcDateTime;
            if (left < Early)
            {
                Log.ExpiresSoon(logger, (int)left.TotalDays);
            }
        }
        catch (InvalidOperationException unusable)
        {
            // It was good at the start. It is read anew with the next token, so putting a good one in its place is enough.
            Log.Unusable(logger, unusable.Message);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (app.Value is { MicrosoftAppCertificate.Length: > 0 } or { MicrosoftAppCertificateThumbprint.Length: > 0 } && !stoppingToken.IsCancellationRequested)
        {
            Look();
            await Task.Delay(BetweenLooks, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3007, LogLevel.Warning, "The bot's certificate expires in {Days} days. Put a new one into the registration, and where the settings point to.")]
        public static partial void ExpiresSoon(ILogger logger, int days);

        [LoggerMessage(3008, LogLevel.Error, "The bot's certificate cannot be used any more: {Reason}")]
        public static partial void Unusable(ILogger logger, string reason);
    }
}
