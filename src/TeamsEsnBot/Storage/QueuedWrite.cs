namespace TeamsEsnBot.Storage;

/// <summary>What somebody wants written, and waits for: applied with others in one transaction, and told only when that is over.</summary>
/// <param name="isPassing">True for what need not outlive a fall of the power.</param>
internal abstract class QueuedWrite(bool isPassing)
{
    public bool IsPassing { get; } = isPassing;

    /// <summary>Writes within the transaction that is open. May come again, when the transaction of the whole group failed.</summary>
    public abstract void Apply(SqliteSession session);

    /// <summary>The transaction is committed.</summary>
    public abstract void Complete();

    /// <summary>Nothing was written.</summary>
    public abstract void Fail(Exception failure);
}

/// <inheritdoc/>
/// <param name="write">Changes all or nothing of what it means to.</param>
/// <param name="isPassing">As above.</param>
/// <param name="cancel">Asked for before its turn, nothing is written.</param>
/// <typeparam name="T">What the writing answers.</typeparam>
internal sealed class QueuedWrite<T>(Func<SqliteSession, T> write, bool isPassing, CancellationToken cancel) : QueuedWrite(isPassing)
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T _result = default!;
    private Exception? _refused;
    private bool _isGivenUp;

    public Task<T> Task => _done.Task;

    public override void Apply(SqliteSession session)
    {
        _refused = null;
        _isGivenUp = cancel.IsCancellationRequested;
        if (_isGivenUp)
        {
            return;
        }

        try
        {
            _result = write(session);
        }
        catch (ArgumentException refused)
        {
            // A broken rule of the table, found before anything was written, or undone: the others of the group are not touched by it.
            _refused = refused;
        }
    }

    public override void Complete()
    {
        if (_isGivenUp)
        {
            _done.SetCanceled(cancel);
        }
        else if (_refused is not null)
        {
            _done.SetException(_refused);
        }
        else
        {
            _done.SetResult(_result);
        }
    }

    public override void Fail(Exception failure) => _done.SetException(failure);
}
