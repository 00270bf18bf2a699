using System.Security.Cryptography;
using System.Text;
using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.DevRoom.Bot;

/// <summary>Every team has an Entra group behind it. The demo company does not name it, so its id is derived from the team's.</summary>
internal static class TeamGroup
{
    public static string IdOf(DemoTeam team) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(team.Id))[..16]).ToString();
}
