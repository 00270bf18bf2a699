namespace TeamsEsnBot.Tests.Expertise.Phrasings;

/// <summary>
/// What colleagues really type, from the message in Teams to the topics that the index looks for. “Understood” is a phrasing whose topics are all found,
/// and nothing else.
/// </summary>
internal sealed class PhrasingsTests
{
    private const double Most = 0.95;
    private const double MostOfALanguage = 0.90;

    [Test]
    public async Task What_colleagues_type_is_understood_in_four_languages()
    {
        await using var company = new Company();
        await company.Office.Settles();
        var listener = new Listener(company.Office, company.Index);
        var readings = new List<Reading>();

        foreach (var phrasing in Phrasing.All())
        {
            readings.Add(Reading.Of(phrasing, await listener.HearAsync(phrasing), company));
        }

        await TestContext.Out.WriteLineAsync(Report(readings));
        Assert.Multiple(() =>
        {
            Assert.That(readings, Has.Count.GreaterThan(300));
            Assert.That(Understood(readings), Is.GreaterThanOrEqualTo(Most));
            Assert.That(readings.GroupBy(reading => reading.Phrasing.Language).Select(Understood), Has.Exactly(4).Items.And.All.GreaterThanOrEqualTo(MostOfALanguage));
            Assert.That(Served(readings), Is.GreaterThanOrEqualTo(Most), "The first person shown is one who knows.");
        });
    }

    private static double Understood(IEnumerable<Reading> readings) => readings.Average(reading => reading.IsUnderstood ? 1.0 : 0);

    private static double Served(IEnumerable<Reading> readings) => readings.Average(reading => reading.IsServed ? 1.0 : 0);

    private static string Report(List<Reading> readings)
    {
        IEnumerable<string> Shares(Func<Phrasing, string> part) => readings
            .GroupBy(reading => part(reading.Phrasing))
            .Select(group => $"{group.Key,-16} {Understood(group),7:P1} of {group.Count(),3}, the first person knows in {Served(group):P1}");

        return string.Join(
            '\n',
            [
                .. readings.Where(reading => !reading.IsUnderstood).Select(reading => reading.ToString()), "",
                .. readings.Where(reading => reading is { IsUnderstood: true, IsServed: false }).Select(reading => $"somebody else is shown first: {reading}"), "",
                .. Shares(phrasing => phrasing.Language), "", .. Shares(phrasing => phrasing.Style), "", .. Shares(_ => "all"),
            ]);
    }
}
