using Microsoft.Extensions.Logging;

namespace TeamsEsnBot.Tests.Testing;

/// <summary>Keeps what is logged as an error.</summary>
internal sealed class ErrorsSeen : ILoggerProvider, ILogger
{
    public List<string> Seen { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            Seen.Add($"{formatter(state, exception)} {exception}");
        }
    }

    public void Dispose()
    {
    }
}
