using System.Globalization;
using System.Text.RegularExpressions;
using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>Two years of the demo company's questions, answers and thanks: complete, in order, and rich enough to find people by.</summary>
internal sealed partial class CompanyHistory
{
    private readonly DemoCompany _company = CompanyFiles.Tavrello;

    private DemoPost[] Questions => [.. _company.History.Where(post => post.Kind == "question")];

    private DemoPost[] Answers => [.. _company.History.Where(post => post.Kind == "answer")];

    private DemoPost[] Thanks => [.. _company.History.Where(post => post.Kind == "thanks")];

    [Test]
    public void There_is_enough_to_read()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Questions, Has.Length.GreaterThanOrEqualTo(130));
            Assert.That(Answers, Has.Length.GreaterThanOrEqualTo(300));
            Assert.That(Thanks, Has.Length.GreaterThanOrEqualTo(50));
            Assert.That(Questions.Length + Answers.Length + Thanks.Length, Is.EqualTo(_company.History.Count), "A post is of another kind.");
        }
    }

    [Test]
    public void Posts_are_in_the_order_they_were_written_and_none_is_from_the_future()
    {
        var times = _company.History.Select(post => post.Time).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(times, Is.Ordered);
            Assert.That(times[0], Is.LessThan(new DateTimeOffset(2024, 12, 1, 0, 0, 0, TimeSpan.Zero)));
            Assert.That(times[^1], Is.LessThan(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero)));
        }
    }

    [Test]
    public void Everybody_named_exists_and_wrote_after_joining()
    {
        var people = _company.People.ToDictionary(person => person.Mail);
        var named = _company.History.Select(post => post.Author).Concat(Thanks.SelectMany(thanks => thanks.To!)).Distinct().ToArray();

        Assert.That(named, Is.Not.Empty.And.SubsetOf(people.Keys));
        Assert.That(_company.History, Has.All.Matches<DemoPost>(post => post.Time >= people[post.Author].EmployeeHireDate));
    }

    [Test]
    public void Every_answer_follows_its_question_in_the_same_place()
    {
        var questions = Questions.ToDictionary(question => question.Id);

        using (Assert.EnterMultipleScope())
        {
            foreach (var answer in Answers)
            {
                Assert.That(questions, Contains.Key(answer.Question!), answer.Id);
                var question = questions[answer.Question!];
                Assert.That(answer.Time, Is.GreaterThan(question.Time), answer.Id);
                Assert.That(answer.Place, Is.EqualTo(question.Place), answer.Id);
                Assert.That(answer.Author, Is.Not.EqualTo(question.Author), $"{answer.Id} is by the asker.");
                Assert.That(answer.Votes, Is.InRange(0, 9), answer.Id);
            }
        }
    }

    [Test]
    public void A_question_has_at_most_one_accepted_answer_most_have_one_and_some_wait()
    {
        var accepted = Answers.Where(answer => answer.Accepted).Select(answer => answer.Question!).ToArray();
        var waiting = Questions.Select(question => question.Id).Except(Answers.Select(answer => answer.Question!)).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(accepted, Is.Unique);
            Assert.That(accepted.Length / (double)Questions.Length, Is.InRange(0.55, 0.7));
            Assert.That(waiting, Has.Length.InRange(5, 20));
        }
    }

    [Test]
    public void Every_link_opens_the_message_in_the_channel_where_it_was_written()
    {
        var channels = _company.Teams
            .SelectMany(team => team.Channels.Select(channel => (Place: $"{team.Name} / {channel.Name}", channel.Id)))
            .ToDictionary(channel => channel.Place, channel => channel.Id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_company.History.Select(post => post.Link), Is.Unique);
            Assert.That(_company.History.Select(post => post.Id), Is.Unique);

            foreach (var post in _company.History)
            {
                var message = post.Time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
                Assert.That(post.Link, Is.EqualTo($"https://teams.microsoft.com/l/message/{channels[post.Place!]}/{message}"), post.Id);
            }
        }
    }

    [Test]
    public void Questions_have_a_title_and_topics_and_thanks_say_for_what()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Questions, Has.All.Matches<DemoPost>(question => question is { Title.Length: > 10, Topics.Count: > 0 }));
            Assert.That(Thanks, Has.All.Matches<DemoPost>(thanks => thanks is { To.Count: > 0, Topics.Count: > 0 }));
            Assert.That(Thanks, Has.None.Matches<DemoPost>(thanks => thanks.To!.Contains(thanks.Author)));
            Assert.That(_company.History.Select(post => post.Text), Is.Unique.And.All.Length.GreaterThan(20));
        }
    }

    [Test]
    public void Kubernetes_is_known_by_a_recent_expert_an_earlier_one_and_a_colleague_elsewhere()
    {
        var departments = _company.People.ToDictionary(person => person.Mail, person => person.Department);
        var asked = Questions.Where(question => question.Topics!.Contains("kubernetes")).Select(question => question.Id).ToHashSet();
        var accepted = Answers.Where(answer => answer.Accepted && asked.Contains(answer.Question!)).ToLookup(answer => answer.Author, answer => answer.Time.Year);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(accepted["ines.carvalho@tavrello.example"].Count(year => year == 2026), Is.GreaterThanOrEqualTo(4));
            Assert.That(accepted["tomasz.wieczorek@tavrello.example"], Has.Exactly(3).Items.And.All.LessThan(2026));
            Assert.That(accepted.Select(expert => departments[expert.Key]).Distinct(), Has.Member("Sales & Customer Success"));
        }
    }

    [Test]
    public void No_address_leads_outside_the_example_domain()
    {
        // Channel and chat ids look like addresses too.
        var addresses = Directory.GetFiles(CompanyFiles.Folder)
            .SelectMany(file => MailLike().Matches(File.ReadAllText(file)).Select(found => found.Value))
            .Where(found => !found.StartsWith("19:", StringComparison.Ordinal))
            .ToArray();

        Assert.That(addresses, Is.Not.Empty.And.All.EndsWith(".example"));
    }

    [GeneratedRegex(@"[\w.:#+-]+@[\w.-]*\w", RegexOptions.CultureInvariant)]
    private static partial Regex MailLike();
}
