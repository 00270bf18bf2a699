using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>How well a piece of evidence fits a topic.</summary>
/// <param name="Fit">BM25, scaled so that the best piece has 1.</param>
/// <param name="Coverage">Share of the topic's words that it uses, telling words counting more: 0 to 1.</param>
/// <param name="IsNamedTopic">True when it is filed under the very topic.</param>
internal readonly record struct PieceMatch(Piece Piece, double Fit, double Coverage, bool IsNamedTopic);
