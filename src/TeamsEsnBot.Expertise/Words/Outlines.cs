using System.Collections.Concurrent;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Words;

/// <summary>
/// Words by their first two letters, each with its <see cref="Spelling.Outline"/>: where a typing error or a short form is looked for, most words are never looked at. One writer at a time; anybody reads
/// meanwhile, without a lock.
/// </summary>
internal sealed class Outlines
{
    private readonly ConcurrentDictionary<char, Group[]> _byFirst = [];

    /// <summary>The groups of the words that begin with the letter.</summary>
    public Group[] Of(char first) => _byFirst.TryGetValue(first, out var groups) ? groups : [];

    public void Add(string folded, int word)
    {
        var (first, second) = (folded.Length > 0 ? folded[0] : '\0', folded.Length > 1 ? folded[1] : '\0');
        var groups = Of(first);
        var group = Array.Find(groups, group => group.Second == second);
        if (group is null)
        {
            group = new Group(second);
            _byFirst[first] = [.. groups, group];
        }

        group.Add(Spelling.Outline(folded), word);
    }

    /// <summary>Words that begin with the same two letters.</summary>
    internal sealed class Group(char second)
    {
        private uint[] _outlines = [];
        private int[] _words = [];
        private int _count;

        /// <summary>The second letter; \0 for words of one.</summary>
        public char Second => second;

        public ReadOnlySpan<uint> Outlines
        {
            get
            {
                var count = Volatile.Read(ref _count);
                return Volatile.Read(ref _outlines).AsSpan(0, count);
            }
        }

        /// <summary>Numbers of the words, beside their outlines.</summary>
        public int WordAt(int place) => Volatile.Read(ref _words)[place];

        public void Add(uint outline, int word)
        {
            Shared.Reach(ref _outlines, _count)[_count] = outline;
            Shared.Reach(ref _words, _count)[_count] = word;
            Volatile.Write(ref _count, _count + 1);
        }
    }
}
