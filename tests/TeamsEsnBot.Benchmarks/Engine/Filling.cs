using System.Runtime.CompilerServices;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>What it costs to put pieces into the index, to change them and to take them out, and what they weigh there.</summary>
/// <param name="BytesAPiece">Of the heap, with nothing alive but the index.</param>
internal sealed record Filling(Spread PutUs, double BytesAPiece)
{
    public const string Tenant = "5f1a3c9e-0000-4000-8000-00000000c0de";

    private const int Changed = 2_000;

    public static Filling Measure(int people, int pieces, ExpertIndex index)
    {
        var timings = new Timings(pieces);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Fill(index, people, pieces, timings);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        return index.Count(Tenant) == pieces
            ? new Filling(timings.InMicroseconds(), (after - before) / (double)pieces)
            : throw new InvalidOperationException($"{index.Count(Tenant)} of {pieces} pieces are in the index.");
    }

    /// <summary>Puts some pieces again with other texts, and takes out others.</summary>
    public static (Spread UpdateUs, Spread DeleteUs) Change(Company company, ExpertIndex index)
    {
        var most = Math.Min(Changed, company.Pieces / 4);
        var (updates, deletes) = (new Timings(most), new Timings(most));
        var step = company.Pieces / (2 * most);
        for (var i = 0; i < most; i++)
        {
            var (changed, gone) = (company.Piece(2 * i * step, version: 1), company.Piece(((2 * i) + 1) * step).Id);
            updates.Time(() => index.Put(Tenant, changed));
            deletes.Time(() => index.Remove(Tenant, gone));
        }

        return index.Count(Tenant) == company.Pieces - most
            ? (updates.InMicroseconds(), deletes.InMicroseconds())
            : throw new InvalidOperationException($"{index.Count(Tenant)} of {company.Pieces} pieces are in the index after {most} were taken out.");
    }

    // A method of its own, so that the company is gone when memory is looked at.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Fill(ExpertIndex index, int people, int pieces, Timings timings)
    {
        var company = new Company(people, pieces);
        for (var number = 0; number < pieces; number++)
        {
            var piece = company.Piece(number);
            timings.Time(() => index.Put(Tenant, piece));
        }
    }
}
