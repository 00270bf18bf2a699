using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TeamsEsnBot.Evaluation.Conversion;

/// <summary>
/// A company around a corpus whose people have numbers only: “Traveller 123”, user123@travel.example. The same corpus gives the same ids every time.
/// </summary>
internal sealed class SyntheticCompany(string folder)
{
    private static readonly string[] Cities = ["Lisbon", "Tallinn", "Ghent", "Bergen", "Graz", "Turin", "Cork", "Malmö"];

    private readonly Dictionary<string, SyntheticPerson> _people = new(StringComparer.Ordinal);
    private readonly string _name = NameOf(folder);

    public IReadOnlyCollection<SyntheticPerson> People => _people.Values;

    public object Frame => new
    {
        Name = char.ToUpperInvariant(_name[0]) + _name[1..],
        TenantId = IdOf("tenant"),
        Teams = new[] { new { Id = Channel, Name = "Everyone", Channels = new[] { new { Id = Channel, Name = "General" } } } },
        GroupChats = Array.Empty<object>(),
    };

    private string Channel => $"19:{_name}-general@thread.tacv2";

    /// <summary>The person's address; who is new is hired at this time.</summary>
    public string MailOf(string user, DateTimeOffset time)
    {
        if (!_people.TryGetValue(user, out var person))
        {
            _people.Add(user, person = Hire(user, time));
        }

        return person.Mail;
    }

    private SyntheticPerson Hire(string user, DateTimeOffset time)
    {
        // Corpora number their people; a name may hold anything, so it is numbered here.
        var number = user.All(char.IsAsciiDigit) ? user : string.Create(CultureInfo.InvariantCulture, $"x{_people.Count}");
        var noun = _name == "travel" ? "Traveller" : "Colleague";
        var id = IdOf(user);
        var mail = $"user{number}@{_name}.example";
        return new SyntheticPerson(
            id,
            $"29:1{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id.ToString())))[..40]}",
            $"{noun} {number}",
            noun,
            number,
            mail,
            mail,
            "Member",
            "Community",
            $"Desk {number}",
            Cities[id.ToByteArray()[0] % Cities.Length],
            "Europe",
            "en-GB",
            Manager: null,
            time);
    }

    // A name-based id (RFC 9562, version 8: own hash), as Entra ids look.
    private Guid IdOf(string what)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{_name}/{what}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    // …/travel-se-2017/bench is “travel”, …/judged-dpdk is “dpdk”.
    private static string NameOf(string folder)
    {
        var words = Path.GetFullPath(folder)
            .Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries)
            .Reverse()
            .Where(part => part != "bench")
            .Take(1)
            .SelectMany(part => part.ToLowerInvariant().Split('-', '_', '.', ' '))
            .Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit)))
            .Where(word => word.Length > 0 && word != "judged");
        return words.FirstOrDefault("corpus");
    }
}

/// <summary>A line of the directory, with the property names that the DevRoom's company reads.</summary>
internal sealed record SyntheticPerson(
    Guid Id,
    string Mri,
    string DisplayName,
    string GivenName,
    string Surname,
    string Mail,
    string UserPrincipalName,
    string JobTitle,
    string Department,
    string OfficeLocation,
    string City,
    string Country,
    string PreferredLanguage,
    string? Manager,
    DateTimeOffset EmployeeHireDate,
    bool HasPhoto = false);
