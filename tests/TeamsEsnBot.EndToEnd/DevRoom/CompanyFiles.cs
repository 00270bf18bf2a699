using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>The demo company as it is copied beside the DevRoom.</summary>
internal static class CompanyFiles
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Company", "demo");

    public static DemoCompany Tavrello { get; } = DemoCompany.Load(Folder);
}
