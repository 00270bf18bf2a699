using System.Globalization;

namespace TeamsEsnBot.Operations;

/// <summary>Shows how far a long work is, on one line that moves; where nobody watches, nothing until the end.</summary>
internal sealed class ProgressBar(TextWriter output, bool isLive)
{
    private const int Width = 30;

    private int _lastPercent = -1;

    /// <summary>Shows how much is done of work whose end is not known.</summary>
    public void Count(long lines)
    {
        if (isLive)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"\r{lines:N0} rows"));
        }
    }

    public void Show(long done, long all, long lines)
    {
        var percent = all == 0 ? 100 : (int)(done * 100 / all);
        if (!isLive || percent == _lastPercent)
        {
            return;
        }

        _lastPercent = percent;
        var filled = percent * Width / 100;
        output.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{new string('█', filled)}{new string('·', Width - filled)}] {percent,3} %  {lines:N0} lines"));
    }

    public void Finish()
    {
        if (isLive)
        {
            output.WriteLine();
        }
    }
}
