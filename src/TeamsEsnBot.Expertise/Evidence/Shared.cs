namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>
/// Arrays that one writer fills while others read without a lock. A place is filled before anybody is told of it, and an array that became too small goes on
/// being good for those who hold it.
/// </summary>
internal static class Shared
{
    /// <summary>Makes room for a place; what is behind it is empty.</summary>
    public static T[] Reach<T>(ref T[] array, int place)
    {
        if (place >= array.Length)
        {
            // A quarter more: of a million places few stay empty, and copying them costs less than reading a text.
            var larger = new T[Math.Max(place + 1, array.Length + Math.Max(8, array.Length / 4))];
            array.CopyTo(larger, 0);
            Volatile.Write(ref array, larger);
        }

        return array;
    }
}
