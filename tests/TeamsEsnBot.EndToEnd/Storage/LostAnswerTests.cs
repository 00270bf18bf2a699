using Azure.Data.Tables;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.EndToEnd.Storage;

/// <summary>Who writes over a bad network is not told that somebody else was faster when it was his own first try.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class LostAnswerTests : IDisposable
{
    private readonly LostAnswers _network = new();
    private ITable _table = null!;

    [SetUp]
    public async Task Connect()
    {
        var patience = AzureTables.Patience();
        patience.Transport = _network;
        _table = new AzureTables(new TableServiceClient(await OneAzurite.ConnectionStringAsync(), patience), TimeProvider.System)
            .Open($"Lost{TestContext.CurrentContext.Test.ID.Replace("-", "", StringComparison.Ordinal)}");
        await _table.InsertAsync(Row("there", "first"), default);
    }

    public void Dispose() => _network.Dispose();

    [Test]
    public async Task An_insert_that_meets_its_own_row_has_won()
    {
        _network.LoseNext();
        var written = await _table.InsertAsync(Row("new", "mine"), default);

        Assert.That((written.Outcome, _network.Lost), Is.EqualTo((Write.Done, 1)));
        Assert.That((await _table.GetAsync("p", "new", default))?.ETag, Is.EqualTo(written.ETag));
    }

    [Test]
    public async Task An_insert_that_meets_the_row_of_another_has_lost_even_with_the_same_content()
    {
        _network.LoseNext();
        var written = await _table.InsertAsync(Row("there", "first"), default);

        Assert.That((written.Outcome, _network.Lost), Is.EqualTo((Write.AlreadyExists, 1)));
    }

    [TestCase(ChangeKind.Replace), TestCase(ChangeKind.Merge)]
    public async Task A_conditional_write_that_meets_its_own_version_has_won(ChangeKind kind)
    {
        var version = (await _table.GetAsync("p", "there", default))!.ETag;

        _network.LoseNext();
        var written = kind is ChangeKind.Replace
            ? await _table.ReplaceAsync(Row("there", "mine"), version, default)
            : await _table.MergeAsync(Row("there", "mine"), version, default);

        var read = await _table.GetAsync("p", "there", default);
        Assert.That((written.Outcome, _network.Lost), Is.EqualTo((Write.Done, 1)));
        Assert.That((read?.ETag, read?.Text("By")), Is.EqualTo((written.ETag, "mine")));
    }

    [Test]
    public async Task A_conditional_write_on_an_old_version_has_lost()
    {
        var old = (await _table.GetAsync("p", "there", default))!.ETag;
        await _table.UpsertAsync(Row("there", "another"), default);

        _network.LoseNext();
        var written = await _table.ReplaceAsync(Row("there", "mine"), old, default);

        Assert.That((written.Outcome, _network.Lost), Is.EqualTo((Write.Changed, 1)));
        Assert.That((await _table.GetAsync("p", "there", default))?.Text("By"), Is.EqualTo("another"));
    }

    [Test]
    public async Task A_batch_that_meets_its_own_rows_has_won()
    {
        _network.LoseNext();
        var written = await _table.BatchAsync(
            "p", [new(ChangeKind.Delete, Row("there", "")), new(ChangeKind.Insert, Row("one", "mine")), new(ChangeKind.Insert, Row("two", "mine"))], default);

        Assert.That((written.Outcome, _network.Lost), Is.EqualTo((Write.Done, 1)));
        Assert.That((await _table.PageAsync("p", KeyRange.All, 10, null, default)).Rows.Select(row => row.Row), Is.EqualTo(["one", "two"]));
    }

    [Test]
    public async Task The_id_of_the_write_is_not_shown()
    {
        Assert.That((await _table.GetAsync("p", "there", default))?.Properties.Keys, Is.EqualTo(["By"]));
    }

    private static TableRow Row(string row, string by) => new("p", row, new Dictionary<string, object?> { ["By"] = by });
}
