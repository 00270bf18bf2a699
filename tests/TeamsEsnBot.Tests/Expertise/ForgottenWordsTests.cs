namespace TeamsEsnBot.Tests.Expertise;

/// <summary>Words that nobody uses any more, and words that the searcher may not see, change no answer: neither for better nor for worse.</summary>
internal sealed class ForgottenWordsTests
{
    [Test]
    public void A_compound_is_parted_into_words_of_the_language_they_are_still_used_in([Values] Fate fate)
    {
        using var plain = Rechnungen();
        using var archive = Rechnungen().Answered("gone", "The rechnung of the kosten is there, and that was it", id: "other", only: Only(fate));
        End(archive, fate);

        Assert.That(plain.WhoKnows("kostenrechnung"), Is.EqualTo(new[] { "zoe" }));
        Assert.That(archive.WhoKnows("kostenrechnung"), Is.EqualTo(new[] { "zoe" }));

        static Archive Rechnungen() => new Archive().AndOthers().Answered("zoe", "Wie werden die Kosten auf der Rechnung mit der Steuer verbucht?", id: "z");
    }

    [Test]
    public void A_short_form_is_found_whether_or_not_somebody_once_wrote_the_word_in_another_form([Values] Fate fate)
    {
        using var plain = Stores();
        using var archive = Stores().Answered("gone", "A store for the bikes", id: "other", only: Only(fate));
        End(archive, fate);

        Assert.That(archive.WhoKnows("configuration storing"), Is.EqualTo(plain.WhoKnows("configuration storing")).And.Not.Empty);

        static Archive Stores()
        {
            var archive = new Archive().AndOthers(400);
            for (var i = 0; i < 8; i++)
            {
                archive.Answered($"p{i}", "Configuration storing with confstore").Answered($"q{i}", "What is confstore?");
            }

            return archive;
        }
    }

    [Test]
    public void A_language_in_which_nobody_writes_any_more_is_not_looked_in([Values] Fate fate)
    {
        using var plain = Leave();
        using var archive = Leave().Answered("gone", "Où sont les congés et les heures de la paie, et comment les comptez-vous dans le logiciel ?", id: "other", only: Only(fate));
        End(archive, fate);

        foreach (var topic in new[] { "congés", "heures", "heure de paie", "hour", "conge", "paies" })
        {
            Assert.That(archive.WhoKnows(topic), Is.EqualTo(plain.WhoKnows(topic)), topic);
            Assert.That(archive.Understands(topic), Is.EqualTo(plain.Understands(topic)), topic);
        }

        static Archive Leave() => new Archive().AndOthers().Answered("zoe", "The hours of the pay run and the conge list");
    }

    [Test]
    public void An_abbreviation_that_nobody_explains_any_more_stands_for_nothing([Values] Fate fate)
    {
        using var archive = new Archive().AndOthers()
            .Answered("zoe", "A quiet harbour for every plan")
            .Answered("gone", "The quiet harbour plan (QHP)", id: "other", only: Only(fate));
        End(archive, fate);

        Assert.That(archive.WhoKnows("qhp"), Is.Empty);
        Assert.That(archive.Understands("qhp"), Is.EqualTo("qhp"));
        Assert.That(archive.Understands("quiet harbour plan"), Is.EqualTo("quiet harbour plan"));
    }

    [Test]
    public void A_topic_that_nobody_names_any_more_is_none([Values] Fate fate)
    {
        using var archive = new Archive().AndOthers()
            .Answered("zoe", "Forklift")
            .Answered("anton", "Forklift")
            .Answered("gone", "Something else", id: "other", only: Only(fate), topics: ["Forklift"]);
        End(archive, fate);

        Assert.That(archive.WhoKnows("forklift"), Is.EqualTo(new[] { "anton", "zoe" }));
        Assert.That(archive.Index.PopularTopics(Archive.Tenant, 5), Is.Empty);
    }

    private static string[]? Only(Fate fate) => fate == Fate.Secret ? ["board"] : null;

    private static void End(Archive archive, Fate fate)
    {
        if (fate == Fate.Gone)
        {
            archive.Index.Remove(Archive.Tenant, "other");
        }
        else if (fate == Fate.Replaced)
        {
            archive.Answered("other01", "How does the badge reader work on floor 2?", "Ask the front desk and bring your card.", id: "other");
        }
    }

    /// <summary>What becomes of a piece, so that the searcher does not see what it said.</summary>
    internal enum Fate
    {
        Gone,
        Replaced,
        Secret,
    }
}
