using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>All figures of one company.</summary>
/// <param name="Fingerprint">Two runs with the same one had the same company.</param>
/// <param name="BytesAPieceAsked">As the bytes a piece of <paramref name="Filling"/>, with what the index keeps at hand for the next question.</param>
/// <param name="CostOfRestricted">See <see cref="Asking.CostOfRestricted"/>.</param>
internal sealed record CompanyFigures(
    int People,
    int Pieces,
    string Fingerprint,
    int Teams,
    Filling Filling,
    Spread UpdateUs,
    Spread DeleteUs,
    Asking Asking,
    double BytesAPieceAsked,
    Keeping Keeping,
    double CostOfRestricted,
    Contest Contest,
    Crowd Crowd);

/// <summary>Measures the index with one company, one thing after the other.</summary>
internal static class CompanyRun
{
    private const int WarmUpPeople = 300;
    private const int WarmUpPieces = 6_000;
    private const int WarmUpRounds = 8;

    public static CompanyFigures Measure(int people, int pieces, Action<string> say)
    {
        say("warming up");
        WarmUp();
        using var index = new ExpertIndex();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        say("putting pieces");
        var filling = Filling.Measure(people, pieces, index);
        var company = new Company(people, pieces);
        say("asking");
        var ofCompany = GC.GetTotalMemory(forceFullCollection: true) - before;
        var asking = Asking.Measure(company, index);
        var keptAtHand = GC.GetTotalMemory(forceFullCollection: true) - before - ofCompany;
        say("saving and loading");
        var keeping = Keeping.Measure(company, index);
        say("putting the same pieces, open to all");
        var cost = CostOfRestricted(company, index);
        var contest = Contest.Run(company, index, say);
        say("changing pieces, and asking meanwhile");
        var (update, delete) = Filling.Change(company, index);
        return new CompanyFigures(
            people,
            pieces,
            company.Fingerprint(),
            company.Teams.Count,
            filling,
            update,
            delete,
            asking,
            filling.BytesAPiece + (keptAtHand / (double)pieces),
            keeping,
            cost,
            contest,
            Crowd.Measure(company, index));
    }

    // Compiles what is timed, in the way it will be used.
    private static void WarmUp()
    {
        using var index = new ExpertIndex();
        Filling.Measure(WarmUpPeople, WarmUpPieces, index);
        var company = new Company(WarmUpPeople, WarmUpPieces);
        for (var round = 0; round < WarmUpRounds; round++)
        {
            Asking.WarmUp(company, index);
        }

        Keeping.Measure(company, index);
        Filling.Change(company, index);
    }

    private static double CostOfRestricted(Company company, ExpertIndex index)
    {
        using var open = new ExpertIndex();
        for (var number = 0; number < company.Pieces; number++)
        {
            open.Put(Filling.Tenant, company.Piece(number, isOpen: true));
        }

        return Asking.CostOfRestricted(company, index, open);
    }
}
