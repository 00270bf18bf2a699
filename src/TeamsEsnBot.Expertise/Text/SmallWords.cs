using System.Collections.Frozen;

namespace TeamsEsnBot.Expertise.Text;

/// <summary>The small words by which a reader knows a language, as folded words.</summary>
internal static class SmallWords
{
    private static readonly FrozenDictionary<string, LanguageHints> Words = AllWords();

    /// <summary>What a small word says; nothing for any other word.</summary>
    public static bool TryFind(string folded, out LanguageHints hints) => Words.TryGetValue(folded, out hints);

    private static FrozenDictionary<string, LanguageHints> AllWords()
    {
        var words = new Dictionary<string, LanguageHints>(StringComparer.Ordinal);
        Add(
            Language.English,
            """
            the and to for with that this it are be by at from not you my our your can have has does how what who when where which why there their they
            his if but about into should would could please been were these those its don doesn didn isn aren wasn weren hasn haven couldn shouldn any
            because than then just only using some every more was while of on
            """,
            "is in a or an as i he she her we do did all no so up out had will new need get me us over under after before also thanks hello other am dont",
            "");
        Add(
            Language.German,
            """
            und ist nicht ein eine einen einem einer eines fur mit auf im dem sich ich wir ihr sie auch aus bei nach wer kann konnen haben wird wurde
            wurden sind oder aber wenn dass noch nur uber fuer ueber koennen unter zum zur vom beim uns unser unsere unserer unserem unseren mein meine
            meinen bitte gibt jemand warum wann welche welcher welches welchen dieser diese dieses diesem diesen keine kein keinen mehr schon sehr durch
            ohne gegen zwischen seit mussen muss sollte soll neue neuen neuer neues wegen danke ihre ihren wieder werde heute jetzt ihm ihn etwas
            alle allen viele wo kennt ab bis um vor nichts ob weiss habe euch dafur damit dort bereits immer jede jeder jedes jeden selbst falls wahrend
            daher dabei einige gerade gerne hallo ganz heisst lasst derzeit anderen
            """,
            "das der die von den des zu es er als wie werden alles morgen hier da am so hat war man ins sein hatte",
            "in an will also all was");
        Add(
            Language.French,
            """
            une dans avec nous vous ils elle elles cette ces notre votre vos nos leur leurs mais donc quand pourquoi quel quelle quels quelles sont
            ete etre avoir faire peut doit faut comme tous toute toutes tres sans chez merci bonjour quelqu qu il je suis avons avez ont pas apres
            avant aussi depuis pendant afin lors lorsque alors celui celle ceux etait sera serait peux pouvez dois devez puis moi quelle voici
            est et ce que qui ont cela ceci deja toujours jamais chaque plusieurs autre autres ainsi soit sommes aucun aucune lequel parce peuvent
            etaient etes selon
            """,
            """
            le la les des du de en pour par sur ne se tu on au son sa ses mon ma mes ou tout sous entre fait si contre bien nouveau nouvelle comment un
            aux dont vers
            """,
            "me a y plus");
        Add(
            Language.Dutch,
            """
            het een te zijn voor niet aan om ook bij maar naar heeft hebben heb wij jij hij zij ik mijn jouw uw onze hun hoe wat waar wanneer
            waarom welke kan kunnen moet moeten wordt worden werd nog wel geen uit tot tussen tegen nu deze dit alleen iemand iets graag zal
            zou zullen veel omdat zonder daar meer onder nieuwe nieuw weet kent bent dat ze waarvoor hierbij zoals vanaf wil willen gaat bedankt
            kon bijvoorbeeld volgende elke tijdens binnen buiten sinds echter hebt altijd nooit zelf eigen zodat indien terwijl jullie hem hetzelfde
            """,
            "van de en er is die wie we je op door met ons over alle alles hier dan als al na of mag werden",
            "was had me u in");
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(Language language, string strong, string weak, string faint)
        {
            Weigh(language, strong, LanguageHints.Strong);
            Weigh(language, weak, LanguageHints.Weak);
            Weigh(language, faint, LanguageHints.Faint);
        }

        void Weigh(Language language, string small, int weight)
        {
            foreach (var word in small.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            {
                words[word] = words.GetValueOrDefault(word) + LanguageHints.For(language, weight);
            }
        }
    }
}
