namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>Who works with whom: everybody is in one team of 5 to 50 people, and what one of them writes to the team only the team can open.</summary>
internal sealed class Teams
{
    private const int Smallest = 5;
    private const int Largest = 50;

    private readonly int[] _teamOf;
    private readonly List<int[]> _members = [];

    public Teams(int people)
    {
        var dice = new Dice(Throw.Teams, people);
        var left = Enumerable.Range(0, people).ToArray();
        for (var last = people - 1; last > 0; last--)
        {
            var other = dice.Roll(last + 1);
            (left[last], left[other]) = (left[other], left[last]);
        }

        _teamOf = new int[people];
        for (var from = 0; from < people; from += _members[^1].Length)
        {
            var size = Smallest + dice.Roll(Largest - Smallest + 1);

            // Who would be left over in too small a team joins the last one.
            _members.Add(people - from - size < Smallest ? left[from..] : left[from..(from + size)]);
            foreach (var person in _members[^1])
            {
                _teamOf[person] = _members.Count - 1;
            }
        }
    }

    public int Count => _members.Count;

    public int Of(int person) => _teamOf[person];

    public IReadOnlyList<int> Members(int team) => _members[team];
}
