using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Tests.Expertise.Text;

/// <summary>What colleagues write, one text a line: sentences of six words or more, then titles.</summary>
internal static class OfficeSentences
{
    private const string English =
        """
        Who can help me set up the VPN on a new laptop?
        The deployment to production failed again last night.
        How do I request parental leave for next summer?
        We moved the build agents to Kubernetes and it saved us a day a week.
        Does anybody know where the signed contracts are stored?
        My access to the finance share was removed without notice.
        You have to ask Jürgen Müller from Zürich before you change the firewall.
        Please add François and Zoë to the list of approvers.
        Restart the service, clear the cache and try again.
        I wrote a short guide about expense reports in Concur.
        Is there a template for a data processing agreement?
        The café on the ground floor closes at three on Fridays.
        Our customer in Düsseldorf wants the invoice in euros.
        Call rte_mbuf_alloc() before you hand the buffer to the driver.
        Set de_DE and fr_FR in the locale list, then run npm install.
        Which cost centre do we book travel to The Hague on?
        An unexpected error was shown when the form was saved.
        Jan van der Berg knows most about payroll in the Netherlands.
        Nobody answered my question about the retention policy yet.
        It takes about two weeks until a new badge arrives.
        Use a feature flag so that we can switch it off quickly.
        Those numbers come from the old warehouse, not from the lake.
        In my opinion the on-call rota should be shared by all teams.
        Marketing needs the product pictures by the end of the month.
        Where can I find the minutes of the works council meeting?
        Our pipeline signs the packages after the tests have passed.
        Anyone who speaks Dutch and knows the tax rules there?
        Let me know if you want to join the lunch on Thursday.
        The comment in the header file is wrong and should be fixed.
        They asked for a proof of concept with Azure Functions.
        We are hiring two engineers for the platform team in Lyon.
        The résumé of the candidate is attached to this ticket.
        Can I carry unused vacation days over into next year?
        Turn the projector on before you plug the cable in.
        Our lawyers say that the clause is void in Germany.
        Does the insurance cover a rental car on business trips?
        I would avoid that library because it is no longer maintained.
        Please do not reboot the database server during business hours.
        It was a pleasure to work with Étienne and his team.
        What is the difference between a shared mailbox and a group?
        Write an index on the column that is used in the join.
        Ask Die Schweizerische Post about parcels to Geneva.
        """;

    private const string EnglishTitles =
        """
        Kubernetes upgrade
        Expense report template
        Jürgen Müller
        Hélène Gérard, Zoë Peeters and Björn Schäfer
        Café menu
        Business trip to Düsseldorf
        van der Berg account
        Le Mans trip
        Update résumé
        Password reset
        fix: crash in rte_eth_dev_start()
        Parental leave
        SAP
        Das Keyboard
        New hire onboarding checklist
        School holidays
        Samsung phone
        De Vries invoice
        Questionnaire results
        CI/CD for C# and .NET
        """;

    private const string German =
        """
        Wer kann mir bei der Einrichtung des VPN helfen?
        Wie beantrage ich Elternzeit für den nächsten Sommer?
        Der Server ist seit heute Morgen nicht mehr erreichbar.
        Wir haben die Build-Agenten auf Kubernetes umgestellt.
        Wo liegen die unterschriebenen Verträge mit den Lieferanten?
        Mein Zugriff auf das Laufwerk der Buchhaltung wurde entfernt.
        Bitte frag zuerst Herrn Müller, bevor du die Firewall änderst.
        Gibt es eine Vorlage für die Kündigung eines Vertrags?
        Die Kantine schließt am Freitag schon um drei Uhr.
        Ich habe eine kurze Anleitung zur Reisekostenabrechnung geschrieben.
        Kennt sich jemand mit Proof of Concepts in Azure aus?
        Der Betriebsrat trifft sich jeden zweiten Dienstag im Monat.
        Wer ist Ansprechpartner fuer Ueberstunden und Zeitkonten?
        Starte den Dienst neu und leere vorher den Cache.
        Auf welche Kostenstelle buchen wir die Reise nach Den Haag?
        Für die Freigabe brauchst du die Unterschrift deiner Vorgesetzten.
        Das Deployment ist gestern Abend wieder fehlgeschlagen.
        Meine Frage zur Aufbewahrungsfrist hat noch niemand beantwortet.
        Es dauert ungefähr zwei Wochen, bis ein neuer Ausweis kommt.
        Das Marketing braucht die Bilder bis zum Ende des Monats.
        Können wir die Rufbereitschaft auf alle Teams verteilen?
        Unsere Juristen sagen, dass die Klausel unwirksam ist.
        Darf ich Resturlaub ins nächste Jahr mitnehmen?
        Die Rechnung muss vor dem Versand geprüft werden.
        Wir suchen zwei Entwicklerinnen für das Team in Lyon.
        Beim Speichern des Formulars erscheint ein Fehler.
        Hat jemand Erfahrung mit der Migration nach SharePoint Online?
        Die Zahlen stammen aus dem alten Data Warehouse.
        Zahlt die Versicherung einen Mietwagen auf Dienstreisen?
        Ich würde diese Bibliothek nicht mehr verwenden.
        Bitte den Datenbankserver nicht während der Arbeitszeit neu starten.
        Was ist der Unterschied zwischen Postfach und Gruppe?
        Lege einen Index auf die Spalte, die im Join steht.
        Unser Kunde in Brüssel möchte die Rechnung auf Französisch.
        Anja kümmert sich um die Abrechnung der Spesen.
        Wann wird der Parkplatz hinter dem Werk wieder geöffnet?
        Im Intranet steht, wie man ein Gerät zurückgibt.
        Welche Schulungen sind für neue Kolleginnen verpflichtend?
        Danke, das hat mir sehr geholfen!
        Ohne Genehmigung darf niemand Daten exportieren.
        Die Übersetzung der Broschüre liegt bei Frau van Dijk.
        Seit dem Update druckt der Drucker nur noch leere Seiten.
        """;

    private const string GermanTitles =
        """
        Antrag auf Elternzeit
        Kündigung
        Abrechnung der Dienstreise
        Überweisung
        Richtlinie zur Sicherheit
        Urlaub
        Wie beantrage ich Urlaub?
        Wartung am Wochenende
        Drucker im 3. Stock
        Bewerbungen
        """;

    private const string French =
        """
        Qui peut m'aider à configurer le VPN sur mon nouvel ordinateur ?
        Comment demander un congé parental pour l'été prochain ?
        Le serveur ne répond plus depuis ce matin.
        Nous avons migré les agents de build vers Kubernetes.
        Où sont rangés les contrats signés avec les fournisseurs ?
        Mon accès au dossier de la comptabilité a été supprimé.
        Il faut demander à Jürgen Müller avant de changer le pare-feu.
        Existe-t-il un modèle pour la résiliation d'un contrat ?
        La cantine ferme à trois heures le vendredi.
        J'ai écrit un petit guide sur les notes de frais.
        Est-ce que quelqu'un connaît bien Azure Functions ?
        Le comité d'entreprise se réunit un mardi sur deux.
        Qui est responsable des heures supplementaires dans notre equipe ?
        Redémarrez le service après avoir vidé le cache.
        Sur quel centre de coûts imputer le voyage à La Haye ?
        Pour valider la commande, il manque la signature du directeur.
        Le déploiement en production a encore échoué hier soir.
        Personne n'a répondu à ma question sur la durée de conservation.
        Un nouveau badge arrive au bout de deux semaines environ.
        Le marketing a besoin des photos avant la fin du mois.
        Peut-on partager les astreintes entre toutes les équipes ?
        Nos juristes disent que cette clause n'est pas valable.
        Puis-je reporter mes jours de congé sur l'année suivante ?
        La facture doit être vérifiée avant l'envoi.
        Nous recrutons deux développeuses pour l'équipe de Lyon.
        Une erreur s'affiche quand on enregistre le formulaire.
        Quelqu'un a-t-il déjà migré des sites vers SharePoint Online ?
        Ces chiffres viennent de l'ancien entrepôt de données.
        L'assurance couvre-t-elle une voiture de location ?
        Je n'utiliserais plus cette bibliothèque.
        Merci de ne pas redémarrer la base pendant les heures de bureau.
        Quelle est la différence entre un groupe et une boîte partagée ?
        Ajoutez un index sur la colonne utilisée dans la jointure.
        Notre client de Bruxelles veut la facture en néerlandais.
        Anja s'occupe du remboursement des frais.
        Quand le parking derrière l'usine sera-t-il rouvert ?
        L'intranet explique comment rendre un appareil.
        Quelles formations sont obligatoires pour les nouveaux collègues ?
        Merci beaucoup, cela m'a bien aidé !
        Sans autorisation, personne ne doit exporter des données.
        La traduction de la brochure est chez madame van Dijk.
        Depuis la mise à jour, l'imprimante sort des pages blanches.
        """;

    private const string FrenchTitles =
        """
        Congés payés
        Réunion d'équipe
        Demande de congé parental
        Note de frais
        Télétravail et congés
        Sécurité des données
        Comment poser un congé ?
        Remboursement des frais de mission
        Planning
        Mise à jour du serveur
        """;

    private const string Dutch =
        """
        Wie kan mij helpen met de VPN op een nieuwe laptop?
        Hoe vraag ik ouderschapsverlof aan voor volgende zomer?
        De server is sinds vanochtend niet meer bereikbaar.
        We hebben de build-agents naar Kubernetes verhuisd.
        Waar staan de getekende contracten met de leveranciers?
        Mijn toegang tot de map van de boekhouding is weg.
        Vraag het eerst aan Jürgen Müller voordat je de firewall aanpast.
        Is er een sjabloon voor het opzeggen van een contract?
        De kantine sluit op vrijdag al om drie uur.
        Ik heb een korte handleiding over declaraties geschreven.
        Heeft iemand ervaring met Azure Functions in productie?
        De ondernemingsraad komt elke tweede dinsdag bij elkaar.
        Bij wie moet ik zijn voor mijn overuren?
        Herstart de dienst en maak daarna de cache leeg.
        Op welke kostenplaats boeken we de reis naar Den Haag?
        Voor de goedkeuring heb je de handtekening van je manager nodig.
        De uitrol naar productie is gisteravond weer mislukt.
        Niemand heeft nog geantwoord op mijn vraag over bewaartermijnen.
        Het duurt ongeveer twee weken tot je nieuwe pas er is.
        Marketing heeft de foto's voor het einde van de maand nodig.
        Kunnen we de piketdienst over alle teams verdelen?
        Onze juristen zeggen dat die clausule niet geldig is.
        Mag ik vakantiedagen meenemen naar volgend jaar?
        De factuur moet voor verzending gecontroleerd worden.
        Wij zoeken twee ontwikkelaars voor het team in Lyon.
        Bij het opslaan van het formulier verschijnt een fout.
        Wie heeft er al eens naar SharePoint Online gemigreerd?
        Deze cijfers komen uit het oude datawarehouse.
        Dekt de verzekering een huurauto tijdens dienstreizen?
        Ik zou die bibliotheek niet meer gebruiken.
        Herstart de databaseserver alsjeblieft niet onder kantoortijd.
        Wat is het verschil tussen een groep en een gedeelde mailbox?
        Zet een index op de kolom die je in de join gebruikt.
        Onze klant in Brussel wil de factuur in het Frans.
        Anja regelt de uitbetaling van de onkosten.
        Wanneer gaat de parkeerplaats achter de fabriek weer open?
        Op het intranet staat hoe je een apparaat inlevert.
        Welke trainingen zijn verplicht voor nieuwe collega's?
        Bedankt, dat heeft mij enorm geholpen!
        Zonder toestemming mag niemand gegevens exporteren.
        De vertaling van de folder ligt bij mevrouw Schäfer.
        Sinds de update drukt de printer alleen lege pagina's af.
        """;

    private const string DutchTitles =
        """
        Aanvraag voor ouderschapsverlof
        Vergadering over veiligheid
        Hoe vraag ik verlof aan?
        Beveiliging van gegevens
        Wachtwoord vergeten
        Onderhoud in het weekend
        Declaratie van onkosten
        Planning
        Wijzigingen in het rooster
        Werkzaamheden aan de lift
        """;

    public static string[] In(Language language) => Lines(language switch
    {
        Language.German => German,
        Language.French => French,
        Language.Dutch => Dutch,
        _ => English,
    });

    public static string[] TitlesIn(Language language) => Lines(language switch
    {
        Language.German => GermanTitles,
        Language.French => FrenchTitles,
        Language.Dutch => DutchTitles,
        _ => EnglishTitles,
    });

    private static string[] Lines(string texts) => texts.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
