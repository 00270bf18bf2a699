using System.Globalization;

namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>What the engine is meant to reach at any size; said next to the figures, and no run fails on it.</summary>
internal static class Goals
{
    public const double PutUs = 50;
    public const double BytesAPiece = 250;
    public const double QuestionP99Ms = 5;
    public const double LoadSeconds = 5;
    public const double CostOfRestricted = 1.3;
    public const double TimesFts5 = 20;

    /// <summary>The goal, and whether the figure is there.</summary>
    public static string Under(double goal, double figure) => string.Create(CultureInfo.InvariantCulture, $"goal < {goal:0.##}: {(figure < goal ? "yes" : "no")}");

    /// <summary>The same of both middle and whole time; nothing for the index itself.</summary>
    public static string AtLeast(double goal, Score of) => of.TimesTheIndex == 1
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"goal >= {goal:0.##}: {(Math.Min(of.TimesTheIndex, of.TimesTheIndexInAll) >= goal ? "yes" : "no")}");
}
