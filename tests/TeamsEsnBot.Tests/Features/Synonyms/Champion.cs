using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Features.Synonyms;

/// <summary>Tom is the champion, and Maya knows Kubernetes.</summary>
internal static class Champion
{
    /// <summary>What makes Tom one.</summary>
    public static readonly string[] IsTom = ["--Community:Champions:0", "tom.becker@office.example"];

    public static async Task<Office> OfficeAsync()
    {
        var office = new Office(IsTom);
        await office.Maya.HasAnswered("How do I restart a pod?", "kubernetes");
        return office;
    }

    public static async Task<string> SaysAsync(this Colleague colleague, string words)
    {
        var reply = await colleague.Says(words);
        return reply.Card?.ToPlainText() ?? reply.Text!;
    }
}
