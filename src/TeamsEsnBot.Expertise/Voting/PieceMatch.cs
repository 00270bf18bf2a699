namespace TeamsEsnBot.Expertise.Voting;

/// <summary>How well a piece of evidence fits a topic.</summary>
/// <param name="Slot">Where the piece is.</param>
/// <param name="Fit">BM25, scaled so that the best piece has 1.</param>
/// <param name="Coverage">Share of the topic's words that it uses, telling words counting more: 0 to 1.</param>
/// <param name="IsNamedTopic">True when it is filed under the very topic.</param>
internal readonly record struct PieceMatch(int Slot, float Fit, float Coverage, bool IsNamedTopic);
