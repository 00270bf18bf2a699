using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise.Histories;

/// <summary>Something that happens to a company's index.</summary>
internal abstract record Happening
{
    /// <summary>What is left to be known afterwards, by id.</summary>
    public abstract void Change(Dictionary<string, EvidenceDocument> known);

    /// <returns>The index to go on with.</returns>
    public abstract ExpertIndex Apply(ExpertIndex index);

    protected static string Told(EvidenceDocument piece) => FormattableString.Invariant(
        $"[{piece.Id}] {piece.Person} {piece.Kind} {piece.When:yyyy-MM-dd} votes {piece.Votes} for {Listed(piece.Audience)} in {piece.Thread} by {piece.By}: {Cut(piece.Title)} | {Cut(piece.Text)} | {Cut(piece.Answer)} # {Listed(piece.Topics)}");

    private static string Listed(IEnumerable<string>? some) => some is null ? "everyone" : string.Join(" + ", some);

    private static string Cut(string text) => text.Length <= 200 ? text : $"{text[..200]}... ({text.Length} letters)";
}

/// <summary>A piece is told, or told anew.</summary>
internal sealed record Told(EvidenceDocument Piece) : Happening
{
    public override void Change(Dictionary<string, EvidenceDocument> known) => known[Piece.Id] = Piece;

    public override ExpertIndex Apply(ExpertIndex index)
    {
        index.Put(History.Tenant, Piece);
        return index;
    }

    public override string ToString() => $"put {Told(Piece)}";
}

/// <summary>A piece is taken back, whether or not it was ever told.</summary>
internal sealed record TakenBack(string Id) : Happening
{
    public override void Change(Dictionary<string, EvidenceDocument> known) => known.Remove(Id);

    public override ExpertIndex Apply(ExpertIndex index)
    {
        index.Remove(History.Tenant, Id);
        return index;
    }

    public override string ToString() => $"remove [{Id}]";
}

/// <summary>A piece is told again and again, until what is gone is swept away; then it is taken back.</summary>
internal sealed record Rewritten(EvidenceDocument Piece, int Times) : Happening
{
    public override void Change(Dictionary<string, EvidenceDocument> known) => known.Remove(Piece.Id);

    public override ExpertIndex Apply(ExpertIndex index)
    {
        for (var i = 0; i < Times; i++)
        {
            index.Put(History.Tenant, Piece with { Title = $"Terraform draft{i % 40}", Text = "", Person = $"writer {i % 3}", Thread = $"draft {i % 5}", By = $"reader {i % 7}" });
        }

        index.Remove(History.Tenant, Piece.Id);
        return index;
    }

    public override string ToString() => $"rewrite {Times} times and remove {Told(Piece)}";
}

/// <summary>Many people say one little thing each, so that what was said before and what is said after lie far apart.</summary>
internal sealed record Crowd(int People) : Happening
{
    public override void Change(Dictionary<string, EvidenceDocument> known)
    {
        for (var i = 0; i < People; i++)
        {
            known[$"crowd {i}"] = Piece(i);
        }
    }

    public override ExpertIndex Apply(ExpertIndex index)
    {
        for (var i = 0; i < People; i++)
        {
            index.Put(History.Tenant, Piece(i));
        }

        return index;
    }

    public override string ToString() => $"put {People} short pieces of a crowd";

    private static EvidenceDocument Piece(int i) => new($"crowd {i}", $"crowd {i % 97}", EvidenceKind.WroteAbout, Archive.Today.AddDays(-(i % 900)), i % 4_500 == 0 ? "cluster" : "canteen", "", []);
}

/// <summary>The index is saved, and either goes on or is read again by the next one.</summary>
internal sealed record Saved(bool IsLoaded) : Happening
{
    public override void Change(Dictionary<string, EvidenceDocument> known)
    {
    }

    public override ExpertIndex Apply(ExpertIndex index)
    {
        using var file = new MemoryStream();
        index.Save(file);
        if (!IsLoaded)
        {
            return index;
        }

        file.Position = 0;
        index.Dispose();
        var next = History.NewIndex();
        next.Load(file, _ => true);
        return next;
    }

    public override string ToString() => IsLoaded ? "save and load" : "save";
}
