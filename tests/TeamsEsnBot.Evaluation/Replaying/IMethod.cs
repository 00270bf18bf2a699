namespace TeamsEsnBot.Evaluation.Replaying;

/// <summary>A way to name people for a question. It knows what happened before the question, because it is told nothing else.</summary>
internal interface IMethod
{
    /// <summary>As it stands in tables and files of results.</summary>
    string Name { get; }

    /// <summary>People for the question, best first.</summary>
    /// <param name="mayAnswer">False for the asker and for people who have never answered anything.</param>
    IReadOnlyList<string> Rank(Question question, Func<string, bool> mayAnswer);
}

/// <summary>Learns what happened; several methods may share what was learned.</summary>
internal interface ILearner
{
    /// <summary>Is given what is new or was voted for or accepted since, oldest first.</summary>
    void Learn(Seen one);
}
