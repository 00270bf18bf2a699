using Microsoft.Extensions.Logging.Abstractions;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>A company of two dozen people and a team with eight channels. Everybody met the bot, and it was added to the team.</summary>
internal sealed class SmallOffice(string tenant, FaultyConnector connector)
{
    public const string AppId = "0b7f1f5e-61b0-4a3a-8b1e-7d7f8d3b9c10";

    private const string Team = "19:everything@thread.tacv2";

    private static readonly string[] Names =
    [
        "Ana Lobo", "Bela Kiss", "Carl Voss", "Dana Novak", "Emil Berg", "Fatma Aydin", "Gil Amado", "Hana Mori", "Igor Petrov", "Jana Blaha", "Kofi Mensah", "Lena Wolf",
        "Milo Conti", "Nora Lind", "Omar Haddad", "Petra Kral", "Quirin Maier", "Rosa Vidal", "Sven Dahl", "Tara Nair", "Ugo Ricci", "Vera Popova", "Wim Jansen", "Yara Costa",
    ];

    public string Tenant { get; } = tenant;

    public IReadOnlyList<Colleague> People { get; } =
        [.. Names.Select((name, at) => new Colleague($"7c0a1f00-0000-4000-8000-{at:D12}", name, $"29:{name.Split(' ')[0]}"))];

    public IReadOnlyList<string> Channels { get; } = [.. Enumerable.Range(1, 8).Select(at => $"19:room{at}@thread.tacv2")];

    public Activities Teams { get; } = new(connector.Address, tenant, $"28:{AppId}");

    public static Person Person(Colleague colleague) => new(new PersonId(colleague.Id), colleague.DisplayName);

    /// <summary>The place that a call is posted in.</summary>
    public static Place Channel(string channel) => new(PlaceKind.Channel, channel, Team, channel, channel[3..8], "Everything");

    /// <summary>What the directory said and the bot heard before the first process starts.</summary>
    public async Task MoveInAsync(ITables tables)
    {
        await using var journal = new Journal(tables, TimeProvider.System, NullLogger<Journal>.Instance);
        var (people, conversations) = (new People(tables, journal), new Conversations(tables, TimeProvider.System));
        foreach (var person in People.Select(Person))
        {
            await people.KeepAsync(Tenant, new Profile(person, $"{person.Id}@office.example"), CancellationToken.None);
        }

        foreach (var colleague in People)
        {
            await conversations.RememberAsync(
                Tenant, Person(colleague), new Place(PlaceKind.Personal, colleague.PersonalChat), connector.Address, CancellationToken.None);
        }

        foreach (var channel in Channels)
        {
            await conversations.RememberAsync(Tenant, Person(People[0]), Channel(channel), connector.Address, CancellationToken.None);
        }
    }
}
