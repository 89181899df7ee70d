"""German: words of what happens, and the furniture of pages."""

from __future__ import annotations

from trucewatch.text.lexicon import by_name, patterns

EVENTS = by_name(
    """
attack: gegenangriff =griff angriff angegriffen =griffen =greift =greifen attack überfall ~angriff
    ~angriffe
    ~angriffen ~attacke ~attacken hinterhalt
struck: =getroffen =traf =trafen
strike: =rammte =zerriss =durchschlug schlag =schläge luftschlag
    ~schläge ~schlägen =bombardiert
    =bombardierten
shell: beschuss beschoss beschieß beschossen ~beschuss ~beschusses feuerüberfall
hit: einschlag eingeschlagen =schlug =schlugen einschlä ~einschlag ~einschläge =treffer
explode: explo detona ~explosion ~explosionen sprengung gesprengt =explodierte
intercept: abgefangen abgeschossen =abschuss abgewehrt abfang
airdefence: luftabwehr flugabwehr luftverteidigung
assault: vorstöß sturmangriff erstürm ~sturm gestürmt vorstoß =vorstoßen
clash: gefecht ~gefecht ~gefechte ~gefechten =kämpfe =kämpfen zusammenst feuergefecht
advance: vorgerückt vorrück vormarsch =geländegewinne geländegewinn =vorgestoßen
capture: einnahme eingenommen erobert eroberung besetzt =befreit befreiung zurückerober
    =eroberten =eroberte =einnehmen wiedererober rückerober zurückgewonnen zurückgewinn =befreiten
    =befreite =befreien zurückzuerober zurückzugewinn
withdraw: geräumt =räumte =räumten zurückgezogen rückzug abzug abgezogen aufgegeben zurückgewichen
    abzieh zurückzieh
    =abgezogen =zurückgezogen
launch: =gestartet abgefeuert =startete
drop: abgeworfen =abwurf =warf
shoot: schuss =schüsse =schüssen geschossen =schoss =schossen feuerte scharfschütz schusswechsel
    =feuer schieß ~feuer =schießen
blown: =mine minenexplosion
w:mortar: mörser granatwerfer
w:tube_artillery: artillerie haubitze
w:mlrs: =himars mehrfachraketenwerfer raketenwerfer raketenartillerie =grad
w:tank_ifv: panzer schützenpanzer
w:glide_bomb: gleitbombe lenkbombe
w:bomb: bombe bombard ~bombe ~bomben fliegerbombe
w:aircraft: luftangriff luftschlag kampfjet kampfflugzeug =flugzeuge luftwaffe
w:helicopter: hubschrauber helikopter
w:fpv_drone: fpv
w:drone: drohne ~drohne ~drohnen uav quadrokopter
w:one_way_attack_drone: kamikazedrohne shahed schahed
w:missile: rakete ~rakete ~raketen
w:ballistic_missile: ballisti iskander
w:cruise_missile: marschflugkörper
w:small_arms: maschinengewehr gewehr handfeuerwaffe
w:shell: granate ~granate ~granaten artilleriegeschoss
w:grenade: handgranate
w:mine_ied: =mine =minen landmine tretmine sprengfalle sprengsatz ~mine ~minen
killed: getötet =tote =toten =tot todesopf =starb =starben gestorben umgekommen =töteten =tötete
injured: behandelt-werden splitterverletz verletzt verwundet =verwundete
damage: =demoliert =verwüstet verwüst beschädigt zerstör =brand =brannte =brannten schäden
    stromausfall
people: menschen zivilist bewohner =frau =frauen =mann =männer =kind =kinder anwohner =fahrer
o:residential: wohnhaus wohnhäus wohngebäude =haus =häuser =wohnung wohnungen
o:energy_transmission: umspannwerk stromnetz stromleitung
o:energy_generation: kraftwerk wasserkraft
o:energy_oil_gas: raffinerie pipeline öldepot treibstofflager gasspeicher
o:npp: atomkraftwerk akw kernkraftwerk
o:medical: krankenhaus klinik
o:school: schule kindergarten
o:port_ship: hafen =schiff =schiffe frachter
o:rail: bahnlinie bahnhof =zug eisenbahn
o:water: wasserwerk wasserstation pumpwerk
o:position: stellung =stellungen schützengr stützpunkt
vehicle: kleinbus =bus =auto =wagen fahrzeug
mass: massiv kombiniert
s:russia: russ =moskau =moskaus =kreml =kremls =fsb =gru
s:ukraine: ukrain =kiew =kiews =kyjiw =kyjiws =sbu
s:enemy: =feind feindlich =gegner gegnerisch besatzer invasor
force: truppe =kräfte streitkräfte =armee soldat militär einheiten
neg: =nicht =kein =keine =keinen =keiner =keinerlei =niemand =nie dementier =weder
hyp: =falls =sollte =sollten =könnte =könnten =wenn =womöglich =möglicherweise =würde
plan: geplant =plant =planen =will =wollen =droht drohung vorbereit =bereitet =versucht
talk: gespräch verhandl gipfel treffen diplomat telefonat
past: =damals jahrestag geschicht =einst
crime: polizei gericht =urteil festgenommen verhaftet staatsanw unfall mord ermittl
rumour: gerücht falschmeld desinformation
exercise: simul =üben =übt =übte =übten =geübt probealarm ernstfall attrappe übung manöver
reaction: trauer verurteil beileid
alert: luftalarm
quiet: =ruhig
loss: verluste
truce: waffenruhe waffenstillstand feuerpause kampfpause moratorium waffenpause =pause
    feuereinstellung
begin: eingehalten =dauerte =startet =gilt =gelten =beginnt =begann =tritt =trat =hält =kraft =galt
end: beendet =endet =endete ausgelaufen =scheiterte
agree: unterschr verläng vereinbart geeinigt =einigten zugestimmt unterzeich abkommen =stimmten
propose: vorschlag vorgeschlagen =schlug-vor entwurf angebot
breach: verstöß bruch verletz verstoß verstieß gebrochen ~bruch
prisoner: gefangen kriegsgefangen ~gefangene ~gefangenen austausch
aid: hilfslieferung hilfsgüter =hilfe hilfskonvoi humanit
control: kontroll flagge ~kontrolle ostrand westrand verlust
commit: zugesagt verpflicht =abziehen =verspricht =aussetzen
contact: gespräch =treffen =trafen verhandl delegation =sprechen
monitor: beobachter mission =osze patrouille
obstruct: aufgehalten =gehindert gestoppt angehalten behinder zurückgewiesen-patrouille
jamming: störsender gestört
fall: gestürzt =stürzte =stürzten =fielen =fiel =niedergegangen =niedergingen
blame: beschuldig vorgeworfen vorwurf
tally: =zählte =zählten =registrierte =registrierten =verzeichnete =verzeichneten =erfasste
    =erfassten
holds: kontrollier
restore: wiederhergestellt repariert
enter: eingedrungen =eindrangen =einrückten
debris: trümmer
overflight: =flog =flogen fliegen kreiste =kreisten überflug überflog überflieg =überflüge
defuse: sprengmeister kampfmittelräum entschärf
discuss: erörter =beraten =berät =berieten besprech besprach
both: =seiten =parteien delegation
sport: bundesliga fußball =fc =sc tabellenf tabellenp torwart torhüter =spieltag meisterschaft
    =trainer champions-league winterliga ~liga schach
reject: ablehn abgelehnt zurückgewiesen
none: schlagzeil vorschlag ausschlag umschlag rückschlag niederschlag feuerwehr zuschlag
    verschlag schlagwort schlagart feuerpause abzugeben übungsleiter granatapfel minenräum
    trefflich =verletzung abschlag anschluss beschluss schlussfolg lauffeuer lagerfeuer
    osterfeuer feuerwerk schusslinie schussfeld
"""
)

PHRASES = patterns(
    r"""
unhurt = \bkeine (?:verletzten|toten|opfer)\b
prisoner = \b(?:leichen|leichname|gefallene\w*)\b[^.;\n]{0,60}\b(?:übergeb\w*|überführ\w*|
    zurückgegeb\w*|übergab\w*)\b
attack = \bgr(?:iff|iffen|eift|eifen)\b[^.;\n]{0,90}\ban\b
fall = \b(?:granate\w*|\w*granaten?|geschosse?|raketen?|drohnen?)\b[^.;\n]{0,70}\b(?:kam|kamen|
    landete\w*|ging\w* nieder)\b
hit = \bschl(?:ug|ugen|ägt|agen)\b[^.;\n]{0,70}\bein\b
truce = \b(?:vereinbarung|abkommen) über [^.;\n]{0,20}\b(?:tage|wochen|stunden|monate)\b
near = \bin richtung\b|\bim (?:front)?abschnitt\b
killed = \bverl(?:or|oren|iert|ieren)\b[^.;\n]{0,60}\b(?:soldat\w*|mann|kämpfer\w*)\b
unhurt = \b(?:wurde|wurden|kam|kamen) (?:dabei )?(?:niemand|keiner)\b|\bniemand (?:wurde|kam)\b|
    \bunverletzt\b
plan = \b(?:rechnet|rechnen|erwartet|erwarten)\b[^.;\n]{0,40}\b(?:mit|weitere\w*|neue\w*)\b
unclear = (?:\A|(?<=, )|(?<=\. ))ob\b
contact = \b(?:nächste|neue|erste|zweite|dritte|weitere)n? (?:gesprächs|verhandlungs)?runde\b
propose^ = \bschl(?:ug|ugen|ägt|agen)\b[^.;\n]{0,90}\bvor\b
blame^ = \bw(?:irft|arf|arfen)\b[^.;\n]{0,90}\bvor\b
none! = \btr(?:af|afen|ifft|effen)\b(?: \w+){0,2} (?:sich|einander)\b|
    \bsich\b[^.;,\n]{0,60}\bgetroffen\b
agree! = \b(?:vereinbarung|abkommen|übereinkunft|absprache)\w*\b[^.;,\n]{0,40}\bgetroffen\b
none! = \b(?:maßnahme|entscheidung|vorkehrung|auswahl|wahl|regelung|vorbereitung|feststellung|
    aussage|anordnung|verfügung|vorsorge)\w*\b[^.;,\n]{0,40}\b(?:getroffen|traf|trafen)\b
contact^ = \btraf(?:en)?\b[^.;,\n]{0,50}\b\w*(?:minister|präsident|kanzler|vertreter|kolleg|
    botschafter|gesandte|unterhändler|delegation)\w*
none^ = \btraf(?:en)?\b[^.;,\n]{0,60}(?:\bein(?=\s*$|\s*[.,;:!?])|\b(?:maßnahme|entscheidung|
    vorkehrung|auswahl|wahl|regelung|vorbereitung|feststellung|aussage|anordnung|absprache)\w*)
strike = \b\w*(?:haus|häuser|gebäude|lager|werk|anlage|brücke|depot|halle|markt|fabrik|dorf|viertel|
    hafen|siedlung|flugplatz|flughafen|fahrzeug|konvoi|kirche)\w*\b[^.;,\n]{0,50}\bgetroffen\b
negated = \b(?:niemand|keine (?:verletzten|toten|opfer|schäden))\b
deny = \bkeine rede\b|\bfrei erfunden\b|\bunwahr\b
shell = \bfeuerwechsel\b
past = \bvor (?:\w+ )?(?:jahr|jahren|monaten)\b|\b(?:im jahr|in) (?:19\d\d|20[01]\d)\b
agg = \b(?:binnen|innerhalb) (?:eines tages|von 24 stunden|einer woche)\b|\bseit beginn\b
quiet = \bblieb\w* (?:es )?(?:ruhig|still)\b
captive = \bgefangen ?genommen\b|\bn(?:ahm|ahmen|immt|ehmen)\b[^.;,\n]{0,60}\bgefangen\b
lost! = \bnicht (?:mehr|länger) (?:\w+ )?(?:in (?:der |den )?(?:\w+ )?hand|in (?:den )?händen|unter
    \s(?:(?!und\b)\w+ ){0,2}kontrolle|von|besetzt|kontrolliert|gehalten)\b|
    \bkontrollier\w+ (?:\w+ ){0,6}
    nicht (?:mehr|länger)\b|\bh(?:ält|alten|ielten?) (?:\w+ ){0,6}nicht (?:mehr|länger)\b
foe! = \bvon (?:den |der )?\w+en (?:truppen|kräften|streitkräften|soldaten|einheiten|armee)
    \s(?:\w+ )?(?:gehaltene|besetzte|kontrollierte|eroberte|eingenommene)\w*\b|
    \bvom (?:feind|gegner) (?:\w+ )?(?:gehaltene|besetzte|kontrollierte|eroberte|eingenommene)\w*\b
advance = \brück(?:te|ten|en|t)\b[^.;,\n]{0,70}\bvor(?=\s*[.,;:!?“”"]|\s*$|\sund\b)
capture = \bgew(?:ann|annen|innt|innen)\b[^.;,\n]{0,60}\bzurück\b|\berober(?:te|ten|n|t)\b
    [^.;,\n]{0,60}\bzurück\b
lost = \bkontrolle\b.{0,40}\bverl(?:or|ier)\w*|\bverl(?:or|ier)\w*\b.{0,30}\bkontrolle\b
plan = \b(?:soll|sollen|will|wollen) (?!.{0,40}(?:sein|haben|worden))
hyp = ^(?:sollte|sollten)\b
unclear = \b(?:unklar|nicht klar|unbekannt|offen)\b[^.;\n]{0,20}\bwer\b|
    \bwer (?:\w+ ){0,3}(?:geschossen|gefeuert|schoss|feuerte)\b
capture = \bn(?:ahm|ahmen|immt|ehmen)\b[^.;\n]{0,60}\bein\b|
    \bkontrolle\b[^.;\n]{0,30}\bübern(?:ommen|ahm\w*)\b
holds = \bunter (?:\w+ ){1,3}kontrolle\b|\bh(?:ä|a|ie)lt(?:en)? (?:\w+ ){0,4}(?:stadt|dorf|ort|
    teil|ufer|hälfte|viertel)\b
w:glide_bomb = \b(?:gelenkte|gelenkten) (?:flieger)?bomben?\b
own = \bwir\b|\bunser\w* (?:\w+ )?(?:kontrolle|truppen|kräfte|einheiten|soldaten|armee|
    drohnen|artillerie)\b
own = \bunter (?:seiner|ihrer|eigener) (?:\w+ )?kontrolle\b|\b(?:seine|ihre|eigene)n? (?:truppen|
    kräfte|einheiten|soldaten)\b
none! = \b(?:stromschl\w+|blitzschl\w+|schlag\w* auf schlag)\b
enter = \b(?:drang|drangen|rückte|rückten)\b[^.;\n]{0,50}\bein\b
effect = \bin kraft\b
withdraw = \bz(?:og|ogen|ieht|iehen)\b[^.;\n]{0,50}\b(?:zurück|ab)\b
unclear = \bweder (?:bestätig\w+|dementier\w+) noch\b
killed = \b(?:ums leben|das leben verlor\w*)\b
quiet = \b(?:völlige|absolute|vollständige|komplette)\w* (?:ruhe|stille)\b|
    \bschw(?:eigen|ieg|iegen|eigt)\b[^.;\n]{0,30}\b(?:waffen|geschütze|kanonen)\b|
    \b(?:waffen|geschütze|kanonen)\b[^.;\n]{0,30}\bschw(?:eigen|ieg|iegen)\b
unbroken = \bkein(?:e|en|er|erlei)? (?:einzige\w* )?(?:\w+ ){0,1}(?:verst[oö](?:ß|ße|ßen)|
    verletzung(?:en)? der|br[uü]ch(?:e|en)?\b)
unclear = \b(?:konnte|konnten|kann|können|ließ|ließen|lässt|lassen)\b[^.;\n]{0,80}\bnicht\b
    [^.;\n]{0,40}\b(?:bestätig|überprüf|verifizier|prüf)\w+
alert = \bluftalarm\w*|\bsirenen\b
none! = \bnicht (?:weniger|mehr) als\b|\bnicht nur\b
none! = \berober\w*\b[^.;,\n]{0,40}\b(?:(?:ersten|zweiten|dritten) platz|titel|pokal|tabellen\w+|
    tabellenspitze|markt\w*|marktanteil\w*|herzen|medaille\w*|führung|publikum|stimmen)\b|
    \b(?:titel|pokal|markt\w*|herzen|medaille\w*|(?:ersten|zweiten|dritten) platz)\b[^.;,\n]{0,30}\b
    (?:zurück)?erober\w*
unclear = \bsolche\w* (?:angriffe|attacken|schläge|vorfälle)\w*|\bwer zuerst (?:schieß|feuer)\w*|
    \bfrage,? wer\b
benign = \bgasflasche\w*|\bgasleitung\w*|\bkontrollierte\w* (?:sprengung|explosion)\w*|
    \bfeuerwerk\w*|
    \bblindgänger\w*|\büberschallknall\w*
obstruct = \bverwehr\w*|\bverweiger\w*\b[^.;\n]{0,60}\b(?:zugang|durchfahrt|zutritt|weiterfahrt)\b|
    \b(?:zugang|durchfahrt|zutritt|weiterfahrt)\b[^.;\n]{0,40}\b(?:verweiger|verwehr)\w*
truce! = \b(?:feuer|beschuss|kämpfe|kampfhandlungen|angriffe)\b[^.;\n]{0,30}\b(?:einstell|
    einzustell|
    auszusetz|aussetz)\w*|\bnicht (?:\w+ ){0,6}(?:zu (?:schießen|beschießen)|anzugreifen)\b
advance = \bdurchbruch\b|\bgew(?:ann|annen|onnen)\b[^.;\n]{0,40}\bkilometer\w*|
    \bkilometer\w* (?:\w+ ){0,2}gew(?:ann|annen|onnen)\b
reject = \bl(?:ehnt|ehnte|ehnten|ehnen)\b[^.;\n]{0,80}\bab\b|\bwies(?:en)?\b[^.;\n]{0,80}\bzurück\b
quiet = \bherrsch\w* (?:\w+ )?(?:ruhe|stille)\b|\bstill geblieben\b
effect = \b(?:sie|diese) (?:gilt|galt|läuft|endet)\b(?! als)
none! = \b(?:gilt|gelten|galt) nicht für\b[^.;,\n]{0,60}|\bschl(?:ägt|agen|ug|
    ugen) (?:alle )?rekord\w*
shell = \b(?:artillerie|mörser|geschütze)\w* (?:\w+ ){0,2}(?:zu hören|gehört)\b
explode = \bmündungsfeuer\b
deny = \bfälschung\b|\b(?:eine |reine )lüge\b
past = \bverurteilt\w* (?:zu|wegen)\b|\b(?:zu|wegen)\b[^.;\n]{0,60}\bverurteilt\b|\bjahren? haft\b|
    \bhaftstrafe\w*|\bprozess\w* (?:gegen|um|wegen)\b|\bangeklagt\w*|\bvor gericht\b|
    \bfreigesprochen\b|
    \bgericht\b[^.;\n]{0,60}\bverurteilt\w*
past = \bgedacht(?:e|en) (?:\w+ ){0,4}(?:opfer|toten|gefallenen)\b|\bgedenk(?:en|feier|tag|
    minute)\w*|
    \bjahrestag\w*|\bkr[aä]nze?\b[^.;\n]{0,50}\bnieder\w*|\bblumen nieder\w*
effect = \b(?:abmachung|vereinbarung|abkommen|regelung|absprache|übereinkunft)\w* (?:gilt|gelten|
    läuft|
    tritt|trat)\b
agree = \bvereinbar(?:t|ten)\b|\bkamen überein\b
"""
)

FURNITURE = patterns(
    r"""
credit = ^[ \t]*(?:Das (?:Gespräch|Interview) führten?|Interview ?:|Die Fragen stellten?|
    Protokoll ?:) [^\n]*
credit = ^[ \t]*(?:Stand|Aktualisiert|Zuletzt aktualisiert|
    Veröffentlicht)(?: am)?:? (?:(?!\. [A-ZÄÖÜ])[^\n|]){3,40}(?:\| ?[^\n]{3,40})?$
caption = ^[ \t]*Lesezeit[^\n]*|^[ \t]*\d+ Min(?:uten)?\.? (?:Lesezeit|Lesedauer)\b[^\n]*
navigation = ^[ \t]*[\wÄÖÜäöüß' ]{2,24}(?: (?:>|›|»|→|/) [\wÄÖÜäöüß' ]{2,24}){1,3}[ \t]*$
pull_link = ^[ \t]*(?:FOTOSTRECKE|BILDERSTRECKE|Fotostrecke|Bilderstrecke|Bildergalerie)\b[^\n]*
caption = ^[ \t]*[\[(]?(?:Bildunterschrift|BILDUNTERSCHRIFT|Bildtext|Im Bild)\b ?:[^\n]*
pull_link = ^[ \t]*(?:MEHR ZUM THEMA|Mehr zum Thema|MEHR DAZU|Mehr dazu|LESEN SIE AUCH|
    Lesen Sie auch|AUCH INTERESSANT|Auch interessant|Mehr lesen|Weiterlesen)\b[^\n]*
subscription = ^[ \t]*(?:Newsletter|NEWSLETTER|Jetzt abonnieren|Abonnieren)\b[^\n]*
pull_link = ^[ \t]*(?:LESEN(?: SIE)?(?: AUCH)?|Lesen Sie (?:auch|mehr)|Siehe auch)\b[^\n]*
pull_link = ^[ \t]*(?:>>|→) ?[^\n]{3,120}$
subscription = ^[ \t]*(?:Abonnieren|Jetzt (?:anmelden|Newsletter)|Folgen Sie|
    Melden Sie sich)\b[^\n]*
caption = ^[ \t]*(?:Foto|FOTO|Bild|BILD|Symbolbild|Archivfoto|Archivbild)\b
    (?: ?[:/–]| -(?=\s))[^\n]*
video = ^[ \t]*(?:Video|VIDEO|Im Video)\b(?: ?[:/–|]| -(?=\s))[^\n]*
credit = ^[ \t]*(?:Zusätzliche Berichterstattung|Mitarbeit|Quelle ?:|Redaktion ?:|Text ?:|
    Autor(?:in)? ?:|Von [A-ZÄÖÜ]\w+ [A-ZÄÖÜ]\w+$)[^\n]*
load_failure+ = (?:nicht geladen werden|konnte nicht geladen|Inhalt kann nicht angezeigt|
    Inhalt ist nicht verfügbar|Video ist nicht (?:mehr )?verfügbar)
embed = ^[ \t]*(?:Sieh dir diesen Beitrag|Diesen Beitrag auf|Beitrag auf \w+ ansehen)[^\n]*
navigation = ^[ \t]*(?:Kommentare|Kommentar) ?\(\d+\)[ \t]*$
credit = ^[ \t]*Von [A-ZÄÖÜ][\w'’-]+ [A-ZÄÖÜ][\w'’-]+(?:(?:,| in| und) [A-ZÄÖÜ][^\n.!?]{1,40})?
    [ \t]*$
navigation = ^[ \t]*(?:Menü|Startseite|Politik|Ausland|Sport|Wirtschaft|Meinung|Liveticker|Ticker|
    Suche|
    Teilen|Anmelden|Meistgelesen|Aktuell|Themen)[ \t]*$
subscription = ^[ \t]*(?:Anzeige|ANZEIGE|Werbung|WERBUNG)[ \t]*$
navigation = ^[ \t]*(?:Teilen|Schlagwörter|Schlagworte|Themen|Tags) ?:[^\n]{1,80}$
pull_link = ^[ \t]*(?:Lesen Sie (?:hier|weiter|dazu)|Das könnte Sie|Hier geht es|Mehr aus)\b[^\n]*
embed = ^[ \t]*Weitergeleitet (?:von|aus) [^\n]{1,60}$
navigation = ^[ \t]*(?:Zurück zur?|Nach oben|Zum Inhalt|Zum Seitenanfang|
    Direkt zum Inhalt)\b[^\n.]{0,40}$
pull_link* = ^[ \t]*(?:Das könnte (?:Sie|dich) auch interessieren|Auch interessant|Empfehlungen der
    \sRedaktion|Mehr zum Thema|Meistgelesen|Meistgeklickt|Empfohlen|Top-Themen)[ \t]*:?[ \t]*$
navigation = ^[ \t]*(?:(?:Teilen|Drucken|Merken|Kommentieren|Vorlesen|Speichern|Mailen|E-Mail|
    Link kopieren|Artikel|auf|per|Facebook|X|Twitter|WhatsApp|Telegram)[ \t|·,/]*){1,10}$
navigation = ^[ \t]*(?:Seite \d+ von \d+|Impressum|Datenschutz|Kontakt|(?:Alle|Neueste) Meldungen|
    Alle Rechte vorbehalten\.?|Nachdruck[^\n]{3,60})[ \t]*$
credit = ^[ \t]*(?:Redaktionsschluss|Pressekontakt|Rückfragen an)\b ?:?[^\n]*
credit = ^[ \t]*(?:Korrektur|Korrekturhinweis|Transparenzhinweis|(?:Hinweis|Anmerkung|Anm\.)
    (?: (?:der|d\.) Red\w*\.?)?)(?=[^\n]*\b(?:Fassung|Version|Artikel|Beitrag|Redaktion|Text|Red\.|
    hieß)) ?:[^\n]*|^[ \t]*In einer früheren (?:Fassung|Version)\b[^\n]*
subscription = ^[^\n.!?]{0,60}\bNewsletter\b[^\n]{0,60}\b(?:abonnier|anmeld|bestell)\w*[^\n]*|
    ^[ \t]*(?:Spenden|Unterstützen Sie uns|Fehler gefunden|Jetzt spenden)\b[^\n]{0,80}$|
    ^[ \t]*(?:Hören Sie|Podcast)\b(?=[^\n]*(?:Podcast|Folge|Plattform|Spotify))[^\n]*
caption = ^[^\n.!?]{5,200}[.!?]? [\[(]?(?:Foto|Bild|Archivbild|Symbolbild) ?[:/] ?[^\n]{2,60}$
"""
)

ORIGINS = (
    r"aus (?:dem )?(?:raum|richtung|gebiet|norden|süden)|aus der (?:gegend|richtung)(?: von)?|"
    r"(?:aus|in) richtung|von richtung|aus"
)
"""Words before a place that something came from."""

PART_OF = r"einschließlich|unter anderem|unter ihnen|inklusive|von denen|darunter|hiervon|davon"
"""Words that make a number a part of the total before it."""
