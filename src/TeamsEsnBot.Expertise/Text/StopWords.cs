namespace TeamsEsnBot.Expertise.Text;

/// <summary>
/// Words that say nothing about a topic, in English, German, French and Dutch. Kept out on purpose: words that are also names
/// or topics at work (go, off, die Bank, will, may, or as gold), where leaving them in costs less than losing them.
/// </summary>
internal static class StopWords
{
    private const string English =
        """
        a about above after again against all also am an and any anybody anyone anything are as at be because been before being below between both but by
        can cannot could did do does doing don done during each else etc even ever every few for from further get gets getting got had has have having he her here
        hers him his how i if in into is isn it its just know knowing knowledgeable known knows let like lot lots me more most much my neither no nobody nor not now of on
        once one only onto other our ours out over own per please quite rather really same she should since so some somebody someone something such than thank thanks that the
        their theirs them then there these they this those through to too under until up upon us very via was way we were what whatever when where
        whether which while who whoever whom whose why with within without would yes yet you your yours
        """;

    private const string German =
        """
        aber alle als also die auch auf aus bei bin bis da damit dann das dass dein dem den denn der des dich dir doch dort du durch ein eine einem einen einer eines
        er es euch euer fur gegen gibt habe haben etwas hatte hier ich ihm ihn ihr ihre im ist ja jede jeder jemand kann kein keine kennt konnen man mein mich mir mit nach nicht noch
        nur oder ob ohne sehr sein sich sie sind so uber um und uns unser unter vom von vor wann warum was weil weiss wenn wer werden wie wieder wir wird wo wurde zu zum zur
        """;

    private const string French =
        """
        aux avec ce ces cet cette chez comme comment connait dans de des dont du elle elles en est et etait ete etes eu il ils je la le les leur leurs lui ma mais meme mes moi mon
        ne nos notre nous ont ou par pas pour pourquoi quand que quel quelle quelqu quelqu'un qui quoi sa sait sans ses son sont sur ta te tes toi ton tu un une vos votre vous y
        """;

    private const string Dutch =
        """
        aan als bij dan dat de deze dit door een en er geen heb hebben heeft het hij hoe iemand iets ik is kan kent maar me mijn naar niet nog om onder ook op over te
        tot uit van veel voor wat weet wel wie wij worden wordt zijn zo zonder
        """;

    // What stands around a topic in a question to the bot, wherever the door did not take it away: “any kubernetes experts?”, “help with payroll”.
    private const string Asking =
        """
        advise advice ask asking assist contact experience experienced explain familiar find help helps hello hey hi idea issue issues
        looking need needs people person problem problems question questions skilled talk tell trouble understand understands want wants
        hilfe frage fragen aide hulp vraag
        """;

    private const string Knowing = "expert experts expertise guru gurus specialist specialists pro pros experte experten experts deskundige";

    private static readonly Dictionary<string, WordRole> Roles = AllRoles();

    /// <summary>All that a folded word may do in a question, in one look-up.</summary>
    public static WordRole RoleOf(string folded) => Roles.GetValueOrDefault(folded);

    /// <summary>True when the folded word carries no topic in any text.</summary>
    public static bool Contains(string folded) => (RoleOf(folded) & WordRole.Stop) != 0;

    private static Dictionary<string, WordRole> AllRoles()
    {
        var roles = new Dictionary<string, WordRole>(StringComparer.Ordinal);
        Add(WordRole.Stop, English, German, French, Dutch);
        Add(WordRole.Asking, Asking);
        Add(WordRole.Knowing, Knowing);
        return roles;

        void Add(WordRole role, params ReadOnlySpan<string> texts)
        {
            foreach (var text in texts)
            {
                foreach (var word in Split(text))
                {
                    roles[word] = roles.GetValueOrDefault(word) | role;
                }
            }
        }
    }

    private static string[] Split(string words) => words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
