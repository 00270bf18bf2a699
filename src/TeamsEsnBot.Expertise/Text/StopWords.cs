namespace TeamsEsnBot.Expertise.Text;

/// <summary>
/// Words that say nothing about a topic, in English, German, French and Dutch. Kept out on purpose: words that are also names
/// or topics at work in one of the languages (go, off, die Bank, will, may, or as gold, elk, war, hat, car), where leaving them in costs less than losing them.
/// </summary>
internal static class StopWords
{
    private const string English =
        """
        a about above across after again against all already also although always am among an and another any anybody anyone anything are aren around
        as at be became because become becomes been before being below besides between both but by can cannot could couldn despite did didn do does
        doesn doing don done during each else enough etc even ever every everybody everyone everything except few for from further get gets getting
        got had hadn has hasn have haven having he her here hers herself him himself his how however i if in instead into is isn it its itself just
        know knowing knowledgeable known knows let like lot lots many maybe me might more most much must my myself neither never no nobody none nor
        not nothing now of often on once one only onto other others our ours ourselves out over own per perhaps please quite rather really same
        several shall she should shouldn since so some somebody someone something sometimes still such than thank thanks that the their theirs them
        themselves then there these they this those though through throughout thus to together too toward towards under unless unlike until up upon us
        usually very via was wasn way we were weren what whatever when whenever where wherever whether which whichever while who whoever whom whose
        why with within without would wouldn yes yet you your yours yourself yourselves
        """;

    private const string German =
        """
        aber alle allem allen alles als also ans auch auf aus ausser ausserdem bei beim bereits bin bis bitte da dabei dadurch dafur daher dahin damit
        danach danke dann daran darauf daraus darf darfst darin daruber darum darunter das dass davon davor dazu dazwischen dein deine deinem deinen
        deiner deines dem den denen denn der deren des deshalb dessen deswegen dich die dies diese diesem diesen dieser dieses dir doch dort du durch
        durfen durfte eben ebenfalls eigentlich ein eine einem einen einer eines einige einigen einiger einmal er es etwa etwas euch euer eure eurem
        euren eurer fuer fur ganz gegen genau gern gerne gibt habe haben hast hatte hatten hattest hattet heisst hier hin ich ihm ihn ihnen ihr
        ihre ihrem ihren ihrer ihres im immer innerhalb ins irgendwie ist ja jede jedem jeden jeder jedes jedoch jemand jene jenem jenen jener jenes
        jetzt kann kannst kein keine keinem keinen keiner keines kennt koennen koennte koennten konnen konnte konnten lasst man manche manchen mancher
        manchmal mehr mehrere mein meine meinem meinen meiner meines mich mir mit mochte mochten moechte moechten muessen muesst muss mussen musst musste
        mussten nach nachdem natuerlich naturlich neben nicht nichts nie niemand noch nun nur ob obwohl oder ohne schon sehr seid sein seine seinem
        seinen seiner seines seit selbst sich sie sind so sobald solche solchen solcher soll sollen sollte sollten sondern sonst soweit sowie sowohl
        trotz trotzdem uber ueber um und uns unser unsere unserem unseren unserer unseres unter unterhalb viel viele vielen vielleicht vom von vor
        vorher waehrend wahrend wann waren warst warum was weder wegen weil weiss weitere weiteren weiterer weiteres welche welchem welchen welcher
        welches wem wen wenig wenige wenigstens wenn wer werde werden weshalb wessen wie wieder wieso wieviel wir wird wirst wo wohin wollen wollt
        wollte wollten womit worden worum wuerde wuerden wurde wurden zu zuerst zuletzt zum zur zwar zwischen
        """;

    private const string French =
        """
        afin ainsi alors apres assez au aucun aucune aujourd aupres aurait aussi autant autour autre autres aux avaient avais avait avant avec avez avoir
        avons ayant beaucoup bien bonjour ce cela celle celles celui certaine certaines certains ces cet cette ceux chacun chacune chaque chez combien
        comme comment connait contre dans de dedans dehors deja depuis derriere des desormais devant devez devons devrait dois doit doivent donc dont
        du durant elle elles en encore enfin ensuite entre environ est et etaient etais etait etant ete etes etions etre eu eux faire fait faites faut
        fut hors hui ici il ils jamais je jusqu jusque la laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui ma mais malgre meme
        merci mes mieux moi moins mon ne neanmoins nombreuses nombreux nos notre nous ont ou oui par parce parfois parmi partout pas pendant peu peut
        peuvent peux plupart plusieurs plutot pour pourquoi pourtant pouvez pouvons presque puis puisque qu quand que quel quelle quelles quelqu
        quelqu'un quelque quelques quels qui quiconque quoi quoique sa sait sans sauf selon sera serait seront ses seulement si sinon soi sois soit
        sommes son sont sous souvent soyez suis sur surtout ta tandis te telle telles tels tes toi ton toujours tous tout toute toutefois toutes
        tres trop tu un une vers veut veux voici voila vont vos votre vous vraiment y
        """;

    private const string Dutch =
        """
        aan achter alle alleen alles als alsjeblieft alstublieft altijd ander andere anderen bedankt behalve beide bent bij binnen buiten daar daarbij
        daardoor daarmee daarna daarom dadelijk dan dat de deze dezelfde die dit door dus echter een eens eerst eigen elkaar elke en enige enkele er
        gedurende geen geweest graag haar had hadden heb hebben hebt heeft hem hen het hetzelfde hier hierbij hiervoor hij hoe hoeveel hun ieder
        iedere iedereen iemand iets ik indien inzake is jij jou jouw jullie kan kent kon konden kun kunnen kunt liever maar me meer mezelf mij
        mijn misschien moest moesten moet moeten mogen na naar naast natuurlijk niemand niet niets nog nooit nu ofwel om omdat omhoog onder ons onze
        ooit ook op over overal reeds samen sinds sommige soms steeds straks te tegen terwijl tijdens toch toen tot totdat tussen uit uw vaak van
        vanaf vanwege veel vele verder via volgens voor vooral waar waarbij waardoor waarin waarmee waarom waaronder waarop waarvan waarvoor wanneer
        waren was wat weer weet wel welk welke wellicht werd werden wie wij wil willen wilt worden wordt zal ze zelf zelfs zich zichzelf zij zijn zo
        zoals zodat zodra zonder zou zouden zowel zullen zult
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

    private static readonly Dictionary<string, WordRole>.AlternateLookup<ReadOnlySpan<char>> ByLetters = Roles.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>All that a folded word may do in a question, in one look-up.</summary>
    public static WordRole RoleOf(string folded) => Roles.GetValueOrDefault(folded);

    /// <summary>The same for a word that is no string yet.</summary>
    public static bool Contains(ReadOnlySpan<char> folded) => ByLetters.TryGetValue(folded, out var role) && (role & WordRole.Stop) != 0;

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
