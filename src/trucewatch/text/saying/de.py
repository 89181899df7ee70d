"""German: verbs of saying, and the small words by which clauses are read."""

from __future__ import annotations

from trucewatch.text.lexicon import ClauseWords, SpeechWords, by_form, patterns, words
from trucewatch.text.saying.verbs_de import german_verbs

VERBS = german_verbs(
    """
say: sagen aus|rufen aus|führen veröffentlichen beschließen entscheiden vereinbaren drohen
    informieren auf|rufen an|bieten meinen antworten entgegnen erwidern fragen glauben denken
    spekulieren urteilen scherzen flüstern schreien jubeln resümieren bilanzieren konstatieren
    feststellen fest|stellen bemerken an|merken ergänzen hinzu|fügen fort|fahren ein|wenden
    klar|stellen dar|legen erläutern präzisieren formulieren notieren twittern posten titeln
    zitieren zu|geben heißen hervor|gehen auf|fassen nach|fragen vermuten mutmaßen argumentieren
    schließen folgern behaupten sprechen verstehen klar|machen deutlich|machen wieder|geben
    bezeugen belegen ergeben beteuern schwören aus|sagen wünschen fürchten schreiben
    zusammen|fassen reagieren begründen aus|rechnen betonen unterstreichen versichern
    hervor|heben überzeugen prophezeien nahe|legen dazu|setzen beschreiben bei|pflichten raunen
    schildern äußern annehmen an|nehmen heraus|stellen bekannt|werden rufen skandieren aus|drücken
    heraus|streichen schimpfen spotten witzeln höhnen klagen jammern toben brüllen kontern unken
    lästern poltern wettern schwärmen erzählen dichten philosophieren sinnieren prahlen seufzen
announce+: registrieren zählen verzeichnen erklären mit|teilen bekannt|geben bekannt|machen
    verkünden an|kündigen melden vermelden berichten prognostizieren vorher|sagen voraus|sagen
    kommentieren signalisieren angeben an|geben verraten enthüllen verlautbaren an|deuten
    kund|tun beziffern schätzen
confirm+: bestätigen ein|räumen gestehen ein|gestehen zu|gestehen bekräftigen
deny+: bestreiten dementieren leugnen zurück|weisen ab|lehnen widersprechen verneinen ab|streiten
    bezweifeln
blame+: beschuldigen vor|werfen an|klagen unterstellen bezichtigen verdächtigen vor|halten
demand+: fordern verlangen auf|fordern appellieren plädieren mahnen ermahnen bitten an|mahnen
    beantragen ersuchen drängen befürworten
warn+: warnen erinnern hin|weisen verweisen an|drohen alarmieren
propose+: vor|schlagen an|regen empfehlen versprechen zu|sagen zu|sichern
judge+: kritisieren begrüßen loben verurteilen beklagen bemängeln würdigen verteidigen rügen
    bedauern tadeln monieren beanstanden rechtfertigen preisen bewerten
label+: nennen bezeichnen ein|stufen betiteln
expect+: rechnen erwarten hoffen befürchten aus|gehen vermuten
"""
)

CLAUSES = ClauseWords(
    verbs=VERBS,
    perfect=words(
        """
bin bist habe haben habt hat hatte hatten hätte hätten ist sei seien sind war waren werde werden
wird wurde wurden wäre wären würde würden
        """
    ),
    modals=words(
        """
darf durfte durften dürfe dürfen dürfte dürften kann konnte konnten könne können könnte könnten
lassen ließ ließen lässt mag muss musste mussten möchte möchten möge mögen müsse müssen müsste
müssten soll solle sollen sollte sollten will wolle wollen wollte wollten
        """
    ),
    passive=words("werde werden wird wurde wurden würde würden worden"),
    agents=words("von vom durch seitens"),
    prepositions=words(
        """
ab abseits als am an angesichts anhand anlässlich anstatt anstelle auf aufgrund aufs aus außer
außerhalb bei beim binnen bis dank durch durchs entgegen entlang exklusive fern für fürs gegen
gegenüber gemäß hinsichtlich hinter im in infolge inklusive inmitten innerhalb ins jenseits laut
mangels mit mithilfe mittels nach neben ob oberhalb ohne per pro rund samt seit seitens statt trotz
um ums ungeachtet unter unterhalb unweit via vom von vor wegen wider wie während zeit zu zufolge
zugunsten zum zur zusammen zwecks zwischen über übers
        """
    ),
    joining=words("von vom für des der eines einer zur zum beim deren dessen und sowie bzw"),
    oblique=words(
        """
allen beiden dem den des dich diesem diesen einem einen eines ihm ihn ihnen ihrem ihren jedem jeden
keinem keinen mich mir seinem seinen sich uns unserem unseren welchem wem wen
        """
    ),
    plural=words("den"),
    plurals=("n", "s", "“"),
    dative=words("dem den der einem einer ihm ihr ihnen uns mir diesem dieser"),
    determiners=words(
        """
acht alle allen aller andere anderen beide beiden das dem den der des die diese diesem diesen
dieser dieses drei ein eine einem einen einer eines einige einigen elf fünf ihr ihre ihrem ihren
ihrer ihres jede jeder jedes kein keine keinen keiner manche mehrere mehrerer neun sechs sein seine
seinem seinen seiner seines sieben unser unsere viele vieler vier weitere zahlreiche zahlreichen
zehn zwei zwölf
        """
    ),
    adverbs=words(
        """
abends aber abermals allerdings also anschließend auch ausdrücklich außerdem bald bereits bisher
bislang bitte da dabei dadurch dafür dagegen daher dahin damals damit danach daneben dann daran
darauf darauffolgenden daraufhin daraus darin darum darunter darüber davon davor dazu dazwischen
demnach demzufolge dennoch derzeit deshalb dessen deswegen deutlich doch dort durchaus eben
ebenfalls ebenso eigentlich einerseits endlich energisch entschieden erneut erst erstmals es etwa
etwas ferner folglich freilich früher gar gegebenenfalls genau gerade gern gestern gleichwohl
gleichzeitig heute hier hierzu hingegen hinterher ihrerseits immer indes indessen insgesamt
inzwischen ja jedoch jetzt klar kürzlich lediglich letztlich mehr mehrfach mehrmals meist
mindestens mittlerweile morgen nachdem nachdrücklich nachmittags nahezu nebenbei nein nicht nie
niemals noch nun nur nächstens nämlich offenbar oft scharf schließlich schon schriftlich sehr
seinerseits seither selbst selten sich so sodann sofort sogar somit sonst soweit sowohl später
stattdessen stets teilweise telefonisch trotzdem umgehend unlängst unterdessen vehement vergangene
vergangenen vielleicht vielmehr vorerst vorher vormittags weiter weiterhin weiters wenig wieder
wiederholt wiederum wohl wörtlich zudem zuerst zugleich zuletzt zumindest zunächst zurzeit
zusätzlich zuvor zwar öffentlich überdies überhaupt übrigens
        """
    ),
    adverb_endings=("lich", "isch", "end", "weise", "maßen", "mals", "wärts"),
    name_particles=words("van von de da di del du la le el al bin ibn und y den der ten ter"),
    subordinators=words(
        """
als bevor bis da damit dass daß ehe falls indem insofern nachdem ob obgleich obschon obwohl seit
seitdem sobald sodass sofern solange sooft soweit warum weil wenn wenngleich weshalb wie wieso wo
wobei wodurch wofür womit wonach woran worauf woraufhin während zumal
        """
    ),
    conjunctions=words("dass daß ob wann warum was wer weshalb wie wieso wo wem wen"),
    plain_conjunctions=words("dass daß ob"),
    relatives=words(
        "der die das dem den deren dessen denen welche welcher welches welchem welchen"
    ),
    coordinators=words("und aber doch sondern oder denn sowie"),
    infinitive_marks=words("zu"),
    purposes=words("um ohne statt anstatt"),
    pronouns=words("er sie es man wir ich dieser diese jener jene"),
    objects=words("sie es diese"),
    anaphors=words("das dies dieses"),
    toward=words("gegenüber"),
    within=words("in im aus auf laut"),
    dummies=words("es"),
    impersonal=words("heißen hervorgehen"),
    telling=words(
        """
anklagen auffordern aufrufen beschuldigen bezichtigen bitten drängen ermahnen ersuchen fragen
informieren mahnen unterstellen verdächtigen vorhalten vorwerfen
        """
    ),
    counting=words("registrieren zählen verzeichnen"),
    own=("eigen",),
    quoting=words("zitieren"),
    hearsay=words("soll sollen"),
    sources=words("laut gemäß"),
    sources_after=words("zufolge folge"),
    source_nouns=(
        *("angabe", "aussage", "ansicht", "meinung", "auffassung", "einschätzung", "überzeugung"),
        *("darstellung", "wort", "schätzung", "erkenntnis", "bericht", "meldung", "information"),
        *("mitteilung", "auskunft", "ermittlung", "berechnung", "umfrage", "prognose", "urteil"),
        *("untersuchung", "erklärung", "äußerung", "presseb", "vermutung", "hochrechnung"),
        *(
            "studie",
            "bekunden",
            "analyse",
            "dokument",
            "gutachten",
            "wunsch",
            "quelle",
            "lesart",
            "beobachtung",
            "erhebung",
            "verlautbarung",
        ),
    ),
    afters=words("nach"),
    thereafter=words("demnach demzufolge"),
    speech_nouns=(
        *("meinung", "auffassung", "ansicht", "these", "prognose", "begründung", "vorwurf"),
        *("hinweis", "warnung", "aufforderung", "vorschlag", "forderung", "ankündigung"),
        *("erklärung", "einschätzung", "überzeugung", "behauptung", "vermutung", "befürchtung"),
        *("hoffnung", "bericht", "meldung", "gerücht", "ergebnis", "schluss", "fazit", "antrag"),
        *("bitte", "appell", "drohung", "zusage", "versprechen", "kritik", "verdacht", "argument"),
    ),
    thus=words("so"),
    as_words=words("wie"),
    subjunctive=words("sei seien habe werde könne müsse solle wolle dürfe möge gebe wisse"),
    irrealis=words(
        "hätte hätten würde würden gäbe gäben käme kämen läge lägen stünde stünden wüssten ließen"
    ),
    not_subjunctive=words(
        """
alle andere beide beinahe beispielsweise bitte diese dritte ehe eine einige ende erste etwaige
gerade gerne heute ihre inne je jede jene keine lange letzte manche mehrere meine nahe neue ohne
rote seine solange solche teilweise unsere viele weitere welche wie zahlreiche zeitweise zugute
zweite ähnliche
        """
    ),
)

SPEECH = SpeechWords(
    cues=words(
        """
angekündigt antwortete antworteten appellierte aufgerufen bat baten befürchten befürchtet
befürchtete begründet begründete begrüßt begrüßte begrüßten behaupten behauptet behauptete
behaupteten bekannt beklagte beklagten bekräftigte bekräftigten bemängelte berichten berichtet
berichtete berichteten beschloss beschlossen beschuldigte beschuldigten bestreitet bestritt
bestätigen bestätigt bestätigte bestätigten betont betonte betonten bezeichnet bezeichnete
bezeichneten bezweifelt bezweifelte bittet dachte dementiert dementierte dementierten denkt
deutlich droht drohte drohten eingeräumt einigten empfahl empfiehlt entschied entschieden ergänzte
erinnerte erinnerten erklären erklärt erklärte erklärten erläuterte erläuterten erwarten erwartet
erwartete fordern fordert forderte forderten fragte fragten fügte führt führte führten fürchtet gab
gaben gedroht geeinigt gefordert gehen geht gemeldet gesagt geschrieben gestand gewarnt geäußert
gibt ging gingen glauben glaubt glaubte halten heißt hielt hieß hinzu hoffen hofft hoffte hält
kommentierte kritisieren kritisiert kritisierte kritisierten kündigt kündigte kündigten lehnt
lehnte lehnten lobte machte mahnte mahnten meinen meint meinte meinten melden meldet meldete
meldeten mitgeteilt nannte nannten nennt plädierte plädierten prognostiziert rechnen rechnet
rechnete resümierte rief riefen räumt räumte räumten sagen sagt sagte sagten schlug schreibt
schrieb schrieben schätzen schätzt sehen sieht signalisierte sprach sprachen spricht stellt stellte
stellten teilt teilte teilten unterstellte unterstrich unterstrichen vereinbart vereinbarten
verkündet verkündete verkündeten verlangen verlangt verlangte verlangten vermuten vermutet
vermutete versichert versicherte versicherten versprach versprachen verspricht verteidigte
verurteilt verurteilte verurteilten verweisen verweist verwies vorgeschlagen vorgeworfen vorwarf
warf warfen warnen warnt warnte warnten weist weiß wies wiesen wirft wusste wünscht wünschte zeigt
zeigte zeigten zitiert zitierte zufolge äußerte äußerten
        """
    ),
    acts=by_form(
        """
deny: bestritten lehnten bestritt weist wiesen lehnt dementierten dementiert zurückwies wies
    dementierte bestreitet lehnte; confirm: bestätigt räumten bestätigten räumte bestätigte; blame:
    beschuldigten vorgeworfen wirft warfen beschuldigte warf; announce: kündigten berichtet
    berichteten kündigte zeigt berichten berichtete meldeten verkündeten meldete meldet verkündete;
    demand: forderte verlangt warnten plädierte warnte fordert bemängelte kritisierten verlangte
    begrüßten lobte beklagte fordern warnt kritisiert forderten begrüßte kritisierte appellierte
    riefen verlangen rief verurteilten verurteilte; label: bezeichnet nannte nannten bezeichneten
    bezeichnete nennt
"""
    ),
    auxiliaries=words(
        """
habe haben hat hatte hatten ist sind war waren werden wird wurde wurden
        """
    ),
    particles=words("ab an auf aus bekannt deutlich ein fest hin hinzu mit nach vor zurück"),
    conjunctions=words("dass daß ob wann warum was wer weshalb wie wieso wo"),
    sources=tuple(
        pattern
        for _, pattern in patterns(
            r"""
source = \b(?:laut|gemäß|so|zufolge) (?P<who>(?!(?:dass|wie|viel|weit|lange|auch|sehr|sei|etwas|
    wurde|war|ist|kann|habe|hat|werde|sollen|wird|dem auch)\b)[^,.;:!?\n]{3,90})
source = \b(?:nach|laut) (?:ersten |offiziellen |eigenen |den |ihren |seinen |deren |jüngsten |
    neuesten |übereinstimmenden )?(?:angaben|aussagen?|informationen|ansicht|meinung|auffassung|
    einschätzung|überzeugung|darstellung|worten|schätzungen|erkenntnissen|berichten|
    medienberichten|agenturberichten|agenturmeldungen|bericht|mitteilung|auskunft|zeugenaussagen|
    untersuchungen|polizeiangaben|medienangaben|einem bericht|einer mitteilung|einer studie)
    (?: (?:von|vom|des|der))?(?P<who> [^,.;:!?\n]{3,80})?
"""
        )
    ),
    pronouns=words("er es sie"),
    reported_mood=words(
        """
arbeite bedeute bestehe bleibe brauche bringe denke dürfe dürften erwarte fehle finde fordere führe
gebe gehe gelte glaube habe halte handle hätte hätten komme könne könnte könnten lasse lehne liege
mache müsse müsste müssten nehme rechne sehe sei seien solle sollten spreche stehe trage verfüge
werde wisse wolle wollten wäre wären würde würden zeige
        """
    ),
    stops=words(
        """
aber allerdings als am an auch auf bei bekannt bereits dafür dagegen dann daran darauf darüber dass
dazu daß eben ebenfalls erneut es für gegen gegenüber gerade gestern hat heute hingegen ihm ihn
ihnen ihr im in ist jedoch kürzlich laut mit mitgeteilt morgen nach nicht noch nun ob schon seit
sich so soeben später um und uns unter unterdessen vor war wegen weiter wie wird wurde während zu
zudem zum zur zuvor über
        """
    ),
    determiners=words(
        """
beide das dem den der des die diese dieser dieses ein eine einem einen einer eines einige ihr ihre
mehrere sein seine viele
        """
    ),
    possessives=words("deren dessen ihr ihre sein seine"),
    objects=words("das dies dieses"),
    roles=by_form(
        """
ministry: ministeri; minister: minister; president: präsident; spokesperson: sprecher; governor:
    gouverneur; head: chef leiter; mayor: bürgermeister; monitoring_mission: mission; prosecutor:
    staatsanw; police: polizei; general_staff: generalstab; command: kommand; authorities: behörde;
    army: armee streitkräfte militär; general: general; colonel: oberst; representative: vertreter;
    government: regierung kreml; adviser: berater; analyst: analyst; expert: experte; ambassador:
    botschafter; administration: verwaltung; mapping_project: projekt; founder: gründer;
    chancellor: kanzler; chair: vorsitz; member_of_parliament: abgeordnet; operator: betreiber
"""
    ),
    inverts=True,
    links=words("an auf bei beim das dem den der des die für gegen im in von vom zu zum zur über"),
    relays=(
        r"\b(?:unter Berufung|mit Verweis|unter Verweis) auf (?P<origin>[^,.;:!?\n]{2,60})",
        r"\bzitiert von (?P<carrier>[^,.;:!?\n]{2,60})",
    ),
    callings=("in", "er", "or", "ist", "ent", "ant", "arzt", "frau", "mann"),
    clauses=CLAUSES,
    media=(
        "agentur",
        "nachrichtenagentur",
        "zeitung",
        "sender",
        "portal",
        "medien",
        "tageszeitung",
        "fernsehsender",
    ),
)
