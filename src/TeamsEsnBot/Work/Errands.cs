namespace TeamsEsnBot.Work;

/// <summary>What a courier is out for, one task each.</summary>
/// <param name="ended">Called after each, when it does not count any more.</param>
internal sealed class Errands(Action ended)
{
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _underWay = [];

    /// <summary>How many there are at this moment.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _underWay.Count;
            }
        }
    }

    public void Start(Func<Task> errand)
    {
        lock (_lock)
        {
            var task = Task.Run(errand);
            _underWay.Add(task);
            task.ContinueWith(End, TaskScheduler.Default);
        }
    }

    /// <summary>Waits for the end of all that are under way now.</summary>
    public Task SettleAsync()
    {
        lock (_lock)
        {
            return Task.WhenAll(_underWay);
        }
    }

    private void End(Task task)
    {
        lock (_lock)
        {
            _underWay.Remove(task);
        }

        ended();
    }
}
