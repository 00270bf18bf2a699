namespace TeamsEsnBot.EndToEnd.WhoKnows;

/// <summary>A question to the demo company, with what a colleague who knows the company would answer.</summary>
/// <param name="Names">What evidence of it speaks about, as a pattern; in any of the company's languages.</param>
/// <param name="Knowing">Whom the company's files make knowledgeable: one of them must come first. Empty: nobody is known.</param>
internal sealed record AskedTopic(string Question, string Names, params string[] Knowing)
{
    /// <summary>Single words and several, short forms, slips of the finger, other languages, two at once, and what nobody knows.</summary>
    public static AskedTopic[] Thirty { get; } =
    [
        new("who knows about kubernetes?", "kubernetes", "Inês Carvalho", "Samuel Brandão", "Tomasz Wieczorek"),
        new("Who can help me with k8s?", "kubernetes", "Inês Carvalho", "Samuel Brandão", "Tomasz Wieczorek"),
        new("who knos kubernets", "kubernetes", "Inês Carvalho", "Samuel Brandão", "Tomasz Wieczorek"),
        new("expert on Azure Key Vault and Terraform", "key vault|terraform|secret", "Amélie Gagnon", "Katharina Öztürk"),
        new("who knows postgres?", "postgres", "Tomasz Wieczorek"),
        new("who knows about GDPR?", "GDPR|DSGVO", "Marlene Vogt"),
        new("Wer kennt sich mit DSGVO aus?", "GDPR|DSGVO", "Marlene Vogt"),
        new("who knows about tender responses?", "tender", "Heinz-Peter Krüger", "Greta Neumann"),
        new("Vergaberecht", "Vergaberecht|procurement", "Heinz-Peter Krüger"),
        new("who knows about accessibility?", "accessib|WCAG", "Beatriz Sequeira"),
        new("who knows about acessibility audits?", "accessib|WCAG", "Beatriz Sequeira"),
        new("who knows about SSO?", "single sign-on|signed out", "Björn Hollstein", "Katharina Öztürk"),
        new("who can help me with a visa for Canada?", "visa|Canada", "Joana Teixeira", "Pedro Nóbrega"),
        new("who knows about the coffee machine?", "coffee", "Florian Däubler", "Björn Hollstein"),
        new("Qui s'y connaît en facturation SAP ?", "invoice|SAP", "Nathalie Bouchard", "Ulrike Hoffmann-Weiß"),
        new("who knows about the works council?", "works council|Betriebsrat", "Florian Däubler"),
        new("Wie weet iets van Salesforce?", "salesforce", "Sofia Sampaio"),
        new("who knows about parental leave?", "parental leave|Elternzeit", "Joana Teixeira", "Ulrike Hoffmann-Weiß"),
        new("anyone who knows figma?", "figma", "Miguel Antunes"),
        new("who knows about VPN?", "VPN", "Björn Hollstein"),
        new("who knows about incident response and postmortems?", "incident|postmortem", "Inês Carvalho", "Jonas Brückner"),
        new("CI pipelines", "CI pipelines|pipeline", "Rui Figueiredo"),
        new("who knows about travel booking?", "travel|booking|hotel", "Pedro Nóbrega"),
        new("who knows about expense reports?", "expense", "Nathalie Bouchard"),
        new("who knows about GTFS?", "GTFS", "Zoran Marković", "Daniel Okafor"),
        new("who knows about .NET?", @"\.NET", "Daniel Okafor", "Jonas Brückner"),
        new("who knows about payroll?", "payroll|Lohn", "Florian Däubler"),
        new("who knows about sign language?", "sign language", "Beatriz Sequeira"),
        new("who knows about Zig?", "Zig"),
        new("who knows about quantum computing?", "quantum"),
    ];

    public override string ToString() => Question;
}
