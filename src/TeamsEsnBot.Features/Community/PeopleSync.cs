using Microsoft.Extensions.Logging;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Features.Community;

/// <summary>
/// Brings the directory's people, and what they wrote about themselves, into our tables: a round at start and every few hours, never while a
/// person waits. Somebody a complete round does not name any more has left and is not shown from then on.
/// </summary>
internal sealed partial class PeopleSync(IDirectory directory, People people, EvidenceStore evidence, TimeProvider time, ILogger<PeopleSync> logger)
{
    /// <summary>Self descriptions come one by one from a slow source that asks for few calls at once.</summary>
    private const int AtOnce = 4;

    public async Task RunAsync(string tenant, CancellationToken cancel)
    {
        var present = new HashSet<PersonId>();
        var active = new List<Profile>();

        await foreach (var profile in directory.PeopleAsync(cancel))
        {
            present.Add(profile.Who.Id);
            await people.KeepAsync(tenant, profile with { Photo = people.Find(tenant, profile.Who.Id)?.Photo }, cancel);
            if (profile is { IsActive: true, IsGuest: false })
            {
                active.Add(profile);
            }
        }

        // An empty answer is a broken directory, not an empty company.
        if (present.Count > 0)
        {
            foreach (var left in people.NotAmong(tenant, present))
            {
                await people.KeepAsync(tenant, left with { IsActive = false }, cancel);
            }
        }

        Log.PeopleRead(logger, present.Count);

        await Parallel.ForEachAsync(active, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (profile, token) =>
        {
            await DescribeAsync(tenant, profile, token);
            if (await directory.PhotoAsync(profile.Who.Id, token) is { } photo)
            {
                await people.KeepAsync(tenant, profile with { Photo = photo }, token);
            }
        });

        Log.ProfilesRead(logger, active.Count);
    }

    private async Task DescribeAsync(string tenant, Profile profile, CancellationToken cancel)
    {
        var about = await directory.DescriptionAsync(profile.Who.Id, cancel);
        var wanted = Pieces(profile, about).ToDictionary(piece => piece.Id);

        await foreach (var known in evidence.OfAsync(tenant, profile.Who.Id, cancel))
        {
            if (known.Kind is not EvidenceKind.Profile)
            {
                continue;
            }

            if (!wanted.TryGetValue(known.Id, out var now))
            {
                await evidence.DeleteAsync(tenant, profile.Who.Id, known.Id, cancel);
            }
            else if (now.Title == known.Title && now.Text == known.Text)
            {
                wanted.Remove(known.Id);
            }
        }

        foreach (var piece in wanted.Values)
        {
            await evidence.RecordAsync(tenant, piece, cancel);
        }
    }

    private IEnumerable<Evidence> Pieces(Profile profile, SelfDescription about)
    {
        var now = time.GetUtcNow();
        return new[]
        {
            Piece(ProfileParts.Skills, about.Skills, ""),
            Piece(ProfileParts.Responsibilities, about.Responsibilities, ""),
            Piece(ProfileParts.Interests, about.Interests, ""),
            Piece(ProfileParts.About, [], about.AboutMe ?? ""),
            Piece(ProfileParts.Role, [], string.Join(" · ", new[] { profile.JobTitle, profile.Department }.OfType<string>())),
        }.OfType<Evidence>();

        Evidence? Piece(string id, IReadOnlyList<string> topics, string text) => topics.Count == 0 && text.Length == 0
            ? null
            : new Evidence(id, profile.Who.Id, EvidenceKind.Profile, now, topics.Count > 0 ? string.Join(", ", topics) : text, text, topics);
    }

    private static partial class Log
    {
        [LoggerMessage(201, LogLevel.Information, "The directory named {Count} people")]
        public static partial void PeopleRead(ILogger logger, int count);

        [LoggerMessage(202, LogLevel.Information, "{Count} profiles were read")]
        public static partial void ProfilesRead(ILogger logger, int count);
    }
}
