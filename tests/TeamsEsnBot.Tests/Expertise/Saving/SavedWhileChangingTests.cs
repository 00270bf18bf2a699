using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise.Saving;

/// <summary>What is saved is the company as it was at one moment, whatever it is told while its bytes are written.</summary>
internal sealed class SavedWhileChangingTests
{
    private const int Colleagues = 4_000;

    /// <summary>Each block of bytes that is written out is another moment; the first is before the company's turn has come.</summary>
    [Test]
    public void A_change_in_the_middle_of_saving_is_left_out_and_breaks_nothing([Range(1, 5)] int block)
    {
        using var index = Company();
        var before = Told(index);
        using var file = new MemoryStream();
        using var meddler = new Meddler(file, block, () =>
        {
            index.Put("t", Piece("new one", "a newcomer") with { Audience = new HashSet<string> { "a visitor", "another visitor" }, Thread = "a new thread", By = "a newcomer's colleague" });
            index.Put("t", Piece("piece 7", "colleague 7") with { Title = "Zephyrion (ZPH) and zeppelins (ZEP)", Topics = ["Zephyrion"] });
            index.Remove("t", "piece 8");
        });

        index.Save(meddler);

        Assert.That(meddler.HasMeddled, Is.True);
        file.Position = 0;
        using var loaded = new ExpertIndex();
        loaded.Load(file, _ => true);
        Assert.That(loaded.Count("t"), Is.EqualTo(Colleagues));
        Assert.That(loaded.Ids("t").Contains("piece 8") && !loaded.Ids("t").Contains("new one"), Is.True);
        Assert.That(Told(loaded), Is.EqualTo(before));
        Assert.That(ChangeTests.Told(loaded, ["zephyrion"], "ana"), Is.EqualTo("zephyrion"));
    }

    [Test]
    public void The_next_time_the_changes_are_in_it()
    {
        using var index = Company();
        using var meddler = new Meddler(Stream.Null, 1, () => index.Put("t", Piece("new one", "a newcomer") with { Audience = new HashSet<string> { "a visitor" } }));
        index.Save(meddler);

        using var file = new MemoryStream();
        index.Save(file);

        file.Position = 0;
        using var loaded = new ExpertIndex();
        loaded.Load(file, _ => true);
        Assert.That(loaded.Count("t"), Is.EqualTo(Colleagues + 1));
        Assert.That(loaded.Ids("t").Contains("new one"), Is.True);
        Assert.That(Told(loaded), Is.EqualTo(Told(index)));
    }

    private static string[] Told(ExpertIndex index) =>
        [.. from searcher in new[] { "ana", "colleague 3", "a visitor" } from topic in new[] { "terraform", "ledger", "meeting 77" } select ChangeTests.Told(index, [topic], searcher)];

    private static ExpertIndex Company()
    {
        var index = new ExpertIndex();
        for (var i = 0; i < Colleagues; i++)
        {
            index.Put("t", Piece($"piece {i}", $"colleague {i}") with
            {
                Title = i % 50 == 0 ? "Terraform state" : $"The ledger of meeting {i}",
                Audience = i % 100 == 3 ? new HashSet<string> { $"colleague {i}", "colleague 3" } : null,
                Thread = $"thread {i / 2}",
                By = i % 4 == 0 ? "ana" : null,
            });
        }

        return index;
    }

    private static EvidenceDocument Piece(string id, string person) => new(id, person, EvidenceKind.Answered, Archive.Today, "Terraform state", "", []);

    /// <summary>Does something once, after so many blocks.</summary>
    private sealed class Meddler(Stream to, int block, Action meddle) : Stream
    {
        private int _blocks;

        public bool HasMeddled { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (_blocks++ == block)
            {
                meddle();
                HasMeddled = true;
            }

            to.Write(buffer, offset, count);
        }

        public override void Flush() => to.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
