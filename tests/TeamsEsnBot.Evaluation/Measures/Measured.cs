using System.Text.Json.Serialization;

namespace TeamsEsnBot.Evaluation.Measures;

/// <summary>How one method did on one part of a corpus; the properties are those of the file of results.</summary>
/// <param name="Part">“dev”, “test” or “judged”.</param>
/// <param name="Queries">Questions that were asked and counted.</param>
/// <param name="Ndcg10Low">Where the 95 % interval begins.</param>
/// <param name="MsPerQuery">Mean time of an answer in milliseconds.</param>
/// <param name="Unreachable">Share of the part's questions that were not counted, because none of the right people had answered anything before.</param>
/// <param name="DeltaVsCombSum">nDCG@10 minus that of CombSUM on the same questions.</param>
/// <param name="DeltaVsDocumentModel">The same minus that of Model 2; printed only.</param>
internal sealed record Measured(
    string Dataset,
    string Part,
    string Method,
    int Queries,
    double Ndcg10,
    double Ndcg10Low,
    double Ndcg10High,
    double Mrr,
    double P1,
    double P5,
    double Hit5,
    double MsPerQuery,
    double Unreachable,
    Difference DeltaVsCombSum,
    [property: JsonIgnore] Difference DeltaVsDocumentModel);

/// <summary>A mean difference with its 95 % interval.</summary>
internal sealed record Difference(double Mean, double Low, double High);
