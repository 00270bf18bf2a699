namespace TeamsEsnBot.Features.State;
/// <summary>tmp</summary>
public static class TableKey { public static string Of(string text) => text; }
