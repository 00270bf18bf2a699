using System.Runtime.CompilerServices;
using Microsoft.Graph;
using Microsoft.Graph.Communications.GetPresencesByUserId;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using TeamsEsnBot.Features.Community;
using Person = TeamsEsnBot.Features.Community.Person;
using Presence = TeamsEsnBot.Features.Community.Presence;

namespace TeamsEsnBot.CompanyDirectory;

/// <summary>The directory in Microsoft Graph. Needs User.Read.All; with Presence.Read.All also tells who is available.</summary>
internal sealed partial class GraphDirectory(GraphServiceClient graph, PresenceCache presences, ILogger<GraphDirectory> logger) : IDirectory
{
    // Graph gives at most 999 users a page; larger pages mean fewer calls against the tenant's budget.
    private const int PageSize = 999;

    private static readonly string[] Fields =
        ["id", "displayName", "mail", "userPrincipalName", "jobTitle", "department", "officeLocation", "city", "accountEnabled", "userType"];

    public async IAsyncEnumerable<Profile> PeopleAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        var page = await graph.Users.GetAsync(request =>
        {
            request.QueryParameters.Select = Fields;
            request.QueryParameters.Expand = ["manager($select=id)"];
            request.QueryParameters.Top = PageSize;
        }, cancel);

        while (page is not null)
        {
            foreach (var user in page.Value ?? [])
            {
                if (user is { Id.Length: > 0, DisplayName.Length: > 0 })
                {
                    yield return Read(user);
                }
            }

            page = page.OdataNextLink is { } next ? await graph.Users.WithUrl(next).GetAsync(cancellationToken: cancel) : null;
        }
    }

    /// <summary>These fields live in another store than the rest and must be asked for alone, one person at a time (Graph, “list users”).</summary>
    public async Task<SelfDescription> DescriptionAsync(PersonId person, CancellationToken cancel)
    {
        try
        {
            var user = await graph.Users[person.Value].GetAsync(
                request => request.QueryParameters.Select = ["id", "aboutMe", "skills", "interests", "responsibilities"],
                cancel);
            return user is null
                ? SelfDescription.Empty
                : new SelfDescription(user.Skills ?? [], user.Interests ?? [], user.Responsibilities ?? [], user.AboutMe);
        }
        catch (ODataError missing) when (missing.ResponseStatusCode is 403 or 404)
        {
            // No profile was ever made for the person, or the tenant keeps it closed to apps: nothing is known, nothing is broken.
            Log.NoProfile(logger, person.Value, missing.ResponseStatusCode);
            return SelfDescription.Empty;
        }
    }

    public async Task<string?> PhotoAsync(PersonId person, CancellationToken cancel)
    {
        try
        {
            await using var photo = await graph.Users[person.Value].Photos["48x48"].Content.GetAsync(cancellationToken: cancel);
            return photo is null ? null : await PhotoUri.ReadAsync(photo, cancel);
        }
        catch (ODataError missing) when (missing.ResponseStatusCode is 403 or 404)
        {
            return null;
        }
    }

    public async Task<IReadOnlyDictionary<PersonId, Presence>> PresenceAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        var unknown = presences.NotIn(people);
        if (unknown.Count > 0)
        {
            try
            {
                var answer = await graph.Communications.GetPresencesByUserId.PostAsGetPresencesByUserIdPostResponseAsync(
                    new GetPresencesByUserIdPostRequestBody { Ids = [.. unknown.Select(person => person.Value)] },
                    cancellationToken: cancel);
                presences.Keep((answer?.Value ?? []).Where(one => one.Id is not null).Select(one => (new PersonId(one.Id!), Read(one))));
            }
            catch (ODataError missing)
            {
                // Whatever keeps Graph from telling, an answer without presence is still an answer. Closed doors are not knocked on again for a minute.
                Log.NoPresence(logger, missing.ResponseStatusCode);
                if (missing.ResponseStatusCode is 401 or 403 or 404)
                {
                    presences.Keep(unknown.Select(person => (person, Presence.Unknown)));
                }
            }
        }

        return presences.Of(people);
    }

    private static Profile Read(User user) => new(
        new Person(new PersonId(user.Id!), user.DisplayName!),
        user.Mail,
        user.UserPrincipalName,
        user.JobTitle,
        user.Department,
        user.OfficeLocation ?? user.City,
        user.Manager?.Id is { } manager ? new PersonId(manager) : null,
        user.AccountEnabled != false,
        string.Equals(user.UserType, "Guest", StringComparison.OrdinalIgnoreCase));

    private static Presence Read(Microsoft.Graph.Models.Presence presence) => (presence.Activity, presence.Availability) switch
    {
        ("OutOfOffice", _) => Presence.OutOfOffice,
        (_, "Available" or "AvailableIdle") => Presence.Available,
        (_, "Busy" or "BusyIdle" or "DoNotDisturb") => Presence.Busy,
        (_, "Away" or "BeRightBack" or "Offline") => Presence.Away,
        _ => Presence.Unknown,
    };

    private static partial class Log
    {
        [LoggerMessage(4001, LogLevel.Debug, "No profile could be read for {Person}: Graph answered {Status}")]
        public static partial void NoProfile(ILogger logger, string person, int status);

        [LoggerMessage(4002, LogLevel.Information, "Presence is not shown: Graph answered {Status}. After 401 or 403, check the permission Presence.Read.All.")]
        public static partial void NoPresence(ILogger logger, int status);
    }
}
