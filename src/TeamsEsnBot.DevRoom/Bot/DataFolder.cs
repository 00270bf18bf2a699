namespace TeamsEsnBot.DevRoom.Bot;

/// <summary>Where the bot keeps its database while it runs in the room.</summary>
internal static class DataFolder
{
    /// <summary>Deletes the database files of the room, and nothing else: the folder may have been named by mistake.</summary>
    public static void Empty(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "devroom.db*"))
        {
            File.Delete(file);
        }
    }
}
