using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise.Saving;

/// <summary>A file of which one byte is wrong is refused; or it can still be read as an index, and then it is one that answers.</summary>
internal sealed class DamagedFileTests
{
    [Test]
    public void One_wrong_byte_is_refused_or_does_no_harm_later([Range(0, 3)] int part)
    {
        using var index = new ExpertIndex();
        Array.ForEach(ChangeTests.Pieces(new Random(3), "e", 25), piece => index.Put("t", piece with { Thread = "thread", Text = "Wie wird die Kündigung mit der Rechnung gemacht?" }));
        using var file = new MemoryStream();
        index.Save(file);
        var (bytes, random, refused) = (file.ToArray(), new Random(part), 0);

        for (var at = part; at < bytes.Length; at += 4)
        {
            var right = bytes[at];
            bytes[at] ^= (byte)(1 << random.Next(8));
            refused += IsRefused(bytes) ? 1 : 0;
            bytes[at] = right;
        }

        Assert.That(refused, Is.GreaterThan(bytes.Length / 40));
        Assert.That(IsRefused(bytes), Is.False);
    }

    private static bool IsRefused(byte[] bytes)
    {
        using var index = new ExpertIndex();
        try
        {
            index.Load(new MemoryStream(bytes), _ => true);
        }
        catch (InvalidDataException)
        {
            return true;
        }

        // Whatever it says: to whom it could belong.
        foreach (var searcher in new[] { "ana", "board" })
        {
            foreach (var topic in new[] { "terraform", "terrafrom", "key vault", "ztl", "kündigungen" })
            {
                _ = ChangeTests.Told(index, [topic], searcher);
            }
        }

        foreach (var id in index.Ids("t"))
        {
            index.Remove("t", id);
        }

        index.Put("t", ChangeTests.Pieces(new Random(4), "later", 1)[0]);
        index.Save(Stream.Null);
        return false;
    }
}
