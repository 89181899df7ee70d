"""English: words of what happens, and the furniture of pages."""

from __future__ import annotations

from trucewatch.text.lexicon import by_name, patterns

EVENTS = by_name(
    """
attack: counterattack counter-attack counteroffensive attack ambush offensive raid raids =assail
strike: =wrecked =wrecks =smashed =ripped =tore =flattened =slammed =rammed =pierced strike
    =struck =hit =hits =hitting airstrike pound bombard =targeted =targeting =bombed
    slammed
shell: =shelled =shelling =shelling's =shellfire =barrage
hit: =landing =lands =land =impact =impacted =landed
explode: explo blast deton =blew
intercept: intercept =downed shot-down =repelled-drones neutralis neutraliz
airdefence: air-defence air-defense
assault: assault =storm =storms =stormed storming
clash: clash =fighting firefight battle skirmish =combat
advance: =advance =advanced =advances =advancing
capture: =seizure =seizures captur =seized =seize =retook =retake =retaken =retaking recaptur
    reconquer liberat
    =overran
    =took-control regain
withdraw: withdr retreat =pulled-back withdraw
launch: launch
drop: =lobbed =hurled =dropped =drops
shoot: =shot =shots =fired =firing gunfire =shooting gunmen =opened-fire =fire sniper =fires
fire: =fire
w:mortar: mortar
w:tube_artillery: artillery howitzer
w:mlrs: =himars =mlrs =grad multiple-launch =rocket =rockets
w:tank_ifv: =tank =tanks armoured armored
w:glide_bomb: glide-bomb =glide
w:bomb: =bomb =bombs bombing bombard
w:aircraft: aircraft warplane airstrike =jets =jet =airplane air-raid =aviation
w:helicopter: helicopter
w:fpv_drone: =fpv
w:drone: drone =uav =uavs unmanned quadcopter =fpvs
w:one_way_attack_drone: shahed kamikaze loitering
w:missile: missile
w:ballistic_missile: ballistic iskander
w:cruise_missile: =cruise
w:small_arms: machine-gun =rifle =rifles small-arms gunfire gunmen
w:shell: =shell =shells
w:grenade: grenade
w:mine_ied: =mine =mines landmine roadside =ied =ieds improvised booby
killed: kill =dead =died =death =deaths =slain fatalit =die =killing =lives
injured: =hospitalised =hospitalized concuss shrapnel injur wound =hurt
damage: =wrecked =shattered =gutted =razed =burnt damag destroy =ablaze =burned =fire-damage
    =collapsed
people: =people civilian resident =children =child =woman =women =man =men =driver =boy =girl
    villager
o:residential: =home =homes =house =houses apartment =residential
o:energy_transmission: substation =grid power-line
o:energy_generation: power-plant power-station
o:energy_oil_gas: =oil refinery =gas pipeline depot
o:npp: nuclear
o:medical: hospital clinic =medical
o:school: school =university
o:port_ship: =port =ship =vessel
o:rail: railway =train =station
o:water: =water
vehicle: minibus =bus =car =vehicle =truck
mass: =massive combined
s:russia: russia russian =moscow =kremlin =fsb =gru =russians
s:ukraine: ukrain =kyiv =kiev =sbu =hur
s:enemy: =enemy =occupiers =invaders
force: =troops =forces =army soldier =military fighters
neg: =no =not =nobody =never =none =neither denied n't
hyp: =if =unless =might
plan: =plan =plans =planned =planning prepar =intends =wants =aims =will =threat threaten
talk: =talks negotiat =summit =meeting diplom
past: annivers histor
crime: police court convict arrest prosecut =crash murder robber =prison suspect
rumour: rumour rumor =fake =disinformation =false
exercise: simulat rehears =training =mock exercise drill =manoeuvre =manoeuvres =maneuvers
reaction: mourning condemn =reacted condolen =urges =urged
alert: air-alert =siren =sirens
quiet: =quiet =calm
loss: =losses
truce: truce ceasefire cease-fire armistice moratorium =pause =silence
begin: =covers =lasted =begins =begin =began =takes =took =effect =enters =entered =starts
end: =ended =ends =expired =expires collaps
agree: =extend =extended =extends =extending =prolong =prolonged =agreed =agree =agrees =signed
    =accepted =deal =agreement
propose: propos =offer =offered =draft =initiative
breach: violat breach =broke =broken
prisoner: prisoner =captives =pows =swap
aid: =aid humanitarian convoy
control: =control =controls =controlled =flag
commit: undertaken pledg promis =undertake =committed =suspend =suspends
contact: negotiators =talks =meeting =meet =met delegat
monitor: monitor observer patrol =mission
obstruct: =stopped =blocked =denied-access obstruct =turned-back
jamming: jamming jammed
fall: =plunged =crashed =fell =fallen =falling =rained
holds: =hold =holds
blame: blame blames =blamed accus
tally: =counted =recorded =registered =logged =tallied
o:position: =position =positions trench stronghold
restore: restor =repaired =reconnected
enter: =entered =penetrated
debris: debris wreckage
slay: =killed =murdered
overflight: flying =fly hover circling =circled overfl =overhead =flew =flies
defuse: sapper deminer =bomb-disposal =defused
verify: =verified =confirmed
discuss: discuss
both: =sides =parties delegations
sport: football =fc striker goalkeeper midfielder championship tournament =coach =league grandmaster
reject: reject =refuses =refused =refuse
none: firefighter killer killjoy strikers striking-price shotgun minefields
"""
)

PHRASES = patterns(
    r"""
none! = \b(?:won|took|wrested|claw\w*|take|win) back (?:\w+ ){0,3}(?:title|crown|cup|lead|market|
    share|trust|
    voters|job|office)\b
unhurt = \bno (?:casualties|injuries|victims)\b
prisoner = \b(?:return|hand over|handed over|repatriat)\w*\b[^.;\n]{0,40}\b(?:bodies|remains)\b|
    \b(?:bodies|remains)\b[^.;\n]{0,40}\b(?:returned|repatriated|handed over)\b
truce = \b(?:\d+|\w+)[- ](?:day|week|hour)s? (?:deal|agreement|arrangement|truce)\b
truce! = \bcessation of (?:fire|hostilities)\b|\b(?:halt|lull) (?:in|to) (?:the )?(?:fighting|
    hostilities|fire)\b
plan = \b(?:would|will|is going to|are going to|is expected to|are expected to|is due to|
    are due to) (?!have\b|not\b)\w+|
    \bplann?(?:ing|ed) to\b
unclear = \bwhether\b
near = \b(?:attack\w*|assault\w*|pushed|pushing) (?:\w+ ){0,3}(?:towards?|in the direction of|
    in the area of|near)\b
injured = \btreated for\b
unhurt = \bno (?:one|people|pupils|civilians|residents|staff) (?:was|were|has been|have been) \w+|
    \b(?:unhurt|unharmed|uninjured)\b
contact = \bround of talks\b|\b(?:next|first|second|third|fourth|new) round\b
exercise = \blive[- ]fire (?:drill|exercise|training)\w*|\b(?:was|is) a (?:test|drill)\b
damage! = \b(?:caught|on) fire\b|\bfires? (?:broke|started|raged)\b
intercept = \b(?:shot|shoot|shooting|brought) down\b
airdefence = \bair defen[cs]es?\b
w:small_arms = \b(?:small arms|machine guns?)\b
w:mlrs = \bmultiple[- ]launch\b
w:air_defence = \bsurface-to-air\b
shoot = \bopened fire\b|\bexchange of fire\b
capture = \btook control\b|\bunder the control of\b
withdraw = \bpulled back\b
agg = \bin the (?:past|last) (?:day|24 hours|week|month|year)\b|\bover the (?:day|week|month)\b
past = \b(?:years?|months?|decades?) ago\b|(?<!born )\b(?:in|of) (?:19\d\d|20[01]\d)\b|\blast year\b
negated = \bno(?:body|\sone| damage| casualties| injuries)\b
deny = \bno truth\b|\bfabricat\w+\b|\binvention\b
quiet = \b(?:was|were|remained) (?:quiet|calm)\b
lost = \blos(?:t|es|ing) (?:\w+ )?control\b
lost! = \bno longer (?:\w+ )?(?:held|holds?|controls?|controlled|occup(?:y|ies|ied)|in the hands|
    in control|in (?:\w+ )?hands|under the control|under)\b|\b(?:ceased to|does not|do not|did not)
    \s(?:control|hold) (?=.{0,60}\bany ?more\b)
foe! = \b(?:territory|ground|areas?|land|positions|villages|settlements|towns?|parts?|regions?)
    \s(?:\w+ )?(?:held|occupied|controlled|seized|captured|taken|lost|overrun) (?:by|to)
    \s(?:the )?(?:\w+ )?(?:\w+ )?(?:troops|forces|army|military|soldiers|units|enemy|invaders|
    side)\b
captive! = \bcaptur(?:ed|es|ing|e) (?:(?!by\b|from\b|of\b|near\b|in\b|and\b|with\b|where\b)
    [\w-]+ ){0,4}(?:soldiers|servicemen|troops|fighters|officers|marines|recruits|conscripts|
    prisoners|captives)\b(?: prisoners?\b| captive\b)?
captive! = \b(?:soldiers|servicemen|troops|fighters|officers|marines|men|prisoners|captives|people)
    \s(?:had been|have been|has been|was|were|being|are|is) (?:captured|taken (?:prisoner|
    captive))\b|
    \b(?:taken|took|take|takes|taking) (?:[\w-]+ ){0,4}(?:prisoners?|captive)\b
capture = \b(?:won|took|taken|wrested|pushed|clawed) back\b
rel = (?<=, )(?:which|whose|where)\b
none! = \bregain\w* (?:consciousness|strength|confidence|momentum|trust|his|her|their)\b
truce = \bcease-?fire\b|\brepair window\b|\bwindow of silence\b
agree = \b(?:has|have|had) been agreed\b
w:glide_bomb = \b(?:glide|guided) bombs?\b
unclear = \b(?:not clear|unclear|not known|unknown|nobody knew) who\b
hyp = (?:\A|(?<=[.!?:;“”"»] )|(?<=\n))should\b
own = \bwe\b|\bour (?:full )?control\b|\bour (?:troops|forces|units|soldiers|army|
    drones|artillery)\b
own = \b(?:under|in) its (?:full )?(?:control|hands)\b|\b(?:its|his|their) (?:troops|forces|
    units|soldiers|men)\b
own = \bit (?:still |now )?(?:held|holds|controls|controlled)\b
holds = \b(?:remain\w*|stay\w*|is|are|was|were) (?:\w+ )?under (?:\w+ ){1,2}control\b
holds = \b(?:still|now|fully|firmly) (?:control|hold)(?:s|led)?\b
none! = \b(?:electric shock|lightning strikes?|labou?r strikes?|hunger strikes?|strike action)\b
begin! = \bif (?:it|the (?:truce|pause|ceasefire)) holds\b
effect = \b(?:takes?|took|comes?|came|enter(?:s|ed)?|goes?|went) (?:into )?(?:effect|force)\b
unclear = \bneither confirm\w* nor den\w+|\bnor confirm\w*
quiet = \b(?:total|complete|full|absolute) (?:silence|calm)\b|\b(?:guns|weapons) (?:fell|
    have fallen|had fallen|are|were|stayed|remained|remain) silent\b
unbroken = \bno (?:[\w-]+ ){0,2}(?:violations?|breaches|breach|incidents?)\b|\bnot (?:one|a single)
    \s(?:[\w-]+ ){0,2}(?:violation|breach)\b|\bneither side (?:[\w]+ )?(?:broke|violated|breached)\b
unclear = \b(?:could|can|did) ?(?:not|n['’]t) (?:\w+ )?(?:confirm|verify|establish|corroborate)\b|
    \b(?:cannot|unable to) (?:\w+ )?(?:confirm|verify|establish|corroborate)\b
alert = \bair[- ]?raid (?:alert|siren|warning|alarm)s?\b|\bair (?:alert|alarm)s?\b
none! = \bno (?:fewer|less|more) than\b|\bnot (?:only|just|least)\b
none! = \b(?:captur|seiz|regain|retak|retook)\w* (?:[\w-]+ ){0,3}(?:suspects?|robbers?|smugglers?|
    drugs?|shares?|
    attention|imagination|headlines?|title|crown|cup|lead|gold|medal|market|audience|mood|
    opportunit\w+|chance|moment|images?|video|footage|photos?|risk|initiative|place)\b|
    \bcaptured (?:on|by) (?:\w+ )?(?:camera|video|film|cctv|satellite)\w*
none! = \bhit\w* (?:an? |the |its )?(?:[\w-]+ ){0,2}(?:high|low|record|peak|bottom|target|deadline|
    headlines|market|shelves|road|brakes|roof|milestone|snag)\b
unclear = \bsuch (?:attacks|strikes|shelling|incidents)\b|\bwho (?:fires|shoots|fired|shot) first\b
benign = \bgas (?:leak|cylinder|canister|bottle|explosion)\b|\b(?:controlled|planned) (?:explosion|
    detonation|demolition|blast|destruction)\b|\bfireworks?\b|\bsonic boom\b
obstruct^ = \b(?:den(?:y|ied|ies)|refus\w+) (?:\w+ ){0,4}(?:access|passage|entry)\b|\b(?:access|
    passage|
    entry) (?:was|had been|is) (?:denied|refused)\b
truce! = \b(?:to|would|will) (?:stop|halt|cease|end|suspend|refrain from) (?:all )?(?:fire|firing|
    shelling|attacks|strikes|hostilities|fighting)\b|\bnot to (?:fire|shell|strike|attack)\b
begin = \b(?:truce|ceasefire|pause|silence) (?:\w+ ){0,3}(?:held|holds|holding)\b
capture = \b(?:will|would|could|may|might|try to|tried to|likely to) (?:likely )?(?:try to )?take
    \s(?!place|part|effect|over|control|steps|care|time|responsib)
reject = \brul\w+ out\b
effect = \bit (?:applies|covers|runs|expires|has been in force|remains in force)\b
none! = \b(?:does|do|did) not (?:cover|apply to|include|extend to)\b[^.;,\n]{0,60}
none! = \b(?:sirens?|alarms?) (?:went off|sounded|blared)\b|\bhit(?:s|ting)? (?:a )?record\w*
shell = \b(?:heard|hear|hearing|sounds? of) (?:[\w-]+ ){0,4}(?:artillery|mortars?|gunfire|
    shelling)\b
explode = \bmuzzle flash\w*|\b(?:saw|seen|observed) (?:\w+ ){0,3}flashes\b
deny = \ba (?:lie|fake|hoax|fairy tale)\b|\bfairy tale\b
past = \b(?:sentenced (?:\w+ ){0,4}to|convicted (?:of|for|over)|jailed|imprisoned|found guilty|
    pleaded (?:not )?guilty|(?:on|stands?|stood|fac(?:es?|ed|ing)|to) trial|trial of|
    indicted|years in prison|prison sentence|charged with)\b
past = \bcommemorat\w+|\banniversar\w+|\bin memory of\b|\bpa(?:y|id|ys|ying) tribute\b|
    \bla(?:y|id|ys|ying) (?:\w+ )?(?:flowers|wreaths?)\b|\bmemorial (?:service|ceremony)\b|
    \bremember\w* the (?:\w+ )?victims\b
truce! = \b(?:to|would|will) (?:stop|halt|cease|end|suspend|refrain from) (?:all |any )?(?:using|
    the use
    of|attacking|striking|bombing|launching)\b
none! = \bgot (?:shelled|hammered|bombed|smashed|thrashed) \d+ ?[–:-] ?\d+|\b(?:shelled|hammered|
    smashed)
    \s\d+ ?[–:-] ?\d+
w:tank_ifv! = \b(?:armou?red|military) (?:vehicles?|carriers?|personnel carriers?)\b
unhurt = \bdenied (?:hitting|harming|targeting|striking|killing)\b
"""
)

FURNITURE = patterns(
    r"""
credit = ^[ \t]*\((?:Additional r|R)eporting[^\n]*\)[ \t]*$|^[ \t]*\(?(?:Writing|Reporting|Edited|
    Compiled|Translated) by [^\n]*$
credit = ^[ \t]*(?:The )?interview was conducted by [^\n]*|^[ \t]*Interview ?: [A-Z]\w+ [A-Z]\w+$
caption = ^[ \t]*\d+[- ]?min(?:ute)?s? read\b[^\n]*|^[ \t]*(?:Last )?(?:Updated|
    Published)(?: at| on)?:? (?:(?!\. [A-Z])[^\n]){3,40}$
navigation = ^[ \t]*[\w' ]{2,24}(?: (?:>|›|»|→|/) [\w' ]{2,24}){1,3}[ \t]*$
pull_link = ^[ \t]*(?:PHOTO GALLERY|IN PICTURES|Photo gallery|In pictures|GALLERY)\b[^\n]*
pull_link = ^[ \t]*(?:MORE(?: ON| TO READ)?|More on(?: this)?|LISTEN|Listen|ALSO READ|
    Also read) ?:[^\n]*
pull_link = ^[ \t]*(?:MORE ON|More on) (?:THIS|this) (?:STORY|story)\b[^\n]*
pull_link = ^[ \t]*(?:READ MORE|Read more|READ ALSO|Read also|See also)\b[^\n]*
pull_link = ^[ \t]*(?:RELATED|Related)(?: (?:articles?|stories|story|news|content|ARTICLES?|
    STORIES|CONTENT))? ?(?::[^\n]*|$)
pull_link = ^[ \t]*(?:>>|→) ?[^\n]{3,120}$
subscription = ^[ \t]*(?:Subscribe|Sign up|Follow us|Click here)\b[^\n]*
subscription = ^[ \t]*Join our (?:channel|newsletter|Telegram|WhatsApp|community)\b[^\n]*
subscription = ^[ \t]*Get (?:the|our)\b[^\n]{0,60}\b(?:in your inbox|by email|newsletter)\b[^\n]*
caption = ^[ \t]*(?:Photo|PHOTO|Image|Picture|Photograph|File photo)s?\b
    (?: (?:caption|credit|source))?(?: ?[:/–]| -(?=\s))[^\n]*
video = ^[ \t]*(?:Video|VIDEO|WATCH|Watch)\b(?: ?[:/–|]| -(?=\s))[^\n]*
credit = ^[ \t]*(?:Additional reporting|Reporting by|Editing by|Source ?:|By [A-Z]\w+ [A-Z]\w+$)
    [^\n]*
load_failure+ = (?:could not be loaded|failed to load|content is (?:not |un)available|
    video (?:can ?not|cannot) be played|video is (?:not |un)available)
embed = ^[ \t]*View this (?:post|video|story) on\b[^\n]*
navigation = ^[ \t]*(?:Comments?|COMMENTS?) ?\(\d+\)[ \t]*$
credit = ^[ \t]*By [A-Z][\w'’-]+ [A-Z][\w'’-]+(?:(?:,| in| and) [A-Z][^\n.!?]{1,40})?[ \t]*$
navigation = ^[ \t]*(?:Menu|Home|World|Politics|Sport|Business|Opinion|Live(?: updates)?|Search|
    Share|Sign in|Log in|Most read|Trending|Latest|Topics|Key takeaways)[ \t]*$
subscription = ^[ \t]*(?:Advertisement|ADVERTISEMENT|Sponsored|Promoted)[ \t]*$
navigation = ^[ \t]*(?:Share(?: this| on)?|Tags?|Topics|Filed under) ?:[^\n]{1,80}$
pull_link = ^[ \t]*(?:Read next|Up next|Read on|Further reading|Most read|What to read next|
    Don['’]t miss|Explainer|You may also like)\b ?:[^\n]*
embed = ^[ \t]*Forwarded from [^\n]{1,60}$
navigation = ^[ \t]*(?:Skip to (?:main )?content|Back to (?:top|home|list)|Go back)[ \t]*$
pull_link* = ^[ \t]*(?:Most (?:read|viewed|popular|shared)|Recommended|Top stories|
    Editors['’] picks|
    Related(?: (?:articles|stories|coverage))?|You may also like|More on this story|
    More from [^\n.!?]{3,30})[ \t]*:?[ \t]*$
navigation = ^[ \t]*(?:(?:Share|Print|Save|Email|Copy link|Comment|Tweet|Post|on|via|this|article|
    Facebook|X|Twitter|WhatsApp|Telegram|LinkedIn)[ \t|·,/]*){1,10}$
navigation = ^[ \t]*(?:Page \d+ of \d+|All rights reserved\.?|Privacy policy|Contact us|About us|
    Terms of use|FOR IMMEDIATE RELEASE|For immediate release|\#\#\#)[ \t]*$
credit = ^[ \t]*(?:(?:Media|Press) (?:contacts?|enquiries|inquiries)|Notes? to editors)\b ?:?[^\n]*
credit = ^[ \t]*This (?:article|story|piece|report|page) (?:was|has been) (?:amended|updated|
    corrected|first published|edited)\b[^\n]*|^[ \t]*(?:Correction|Clarification|
    Editor['’]s note) ?:[^\n]*|^[ \t]*An earlier version of this\b[^\n]*
subscription = ^[ \t]*(?:👉 ?)?(?:Donate|Support (?:us|our|this)|Buy (?:me|us) a|
    Send us your|Spotted (?:an error|a mistake))\b[^\n]{0,80}$|^[ \t]*Follow (?:the|our|us|
    [A-Z]\w+)\b[^\n.!?]{0,60} on [A-Z]\w+[ \t]*$|
    ^[ \t]*Listen\b(?=[^\n]*(?:podcast|episode|platform|Spotify))[^\n]*
caption = ^[^\n.!?]{5,200}[.!?]? [\[(]?(?:Photo|Photograph|Image|Picture|File photo)s?
    (?: ?[:/] ?| by )[^\n]{2,60}$
credit = ^[ \t]*By [A-Z][\w'’-]+ [A-Z][\w'’-]+(?:(?:,| and|, and) [A-Z][\w'’-]+ [A-Z][\w'’-]+){1,3}
    (?:,? in [A-Z][^\n.!?]{1,30})?[ \t]*$
"""
)

ORIGINS = (
    r"from (?:the )?(?:direction|area|vicinity|outskirts|side|north|south|east|west) of|"
    r"launched from|from near|out of|from"
)
"""Words before a place that something came from."""

PART_OF = (
    r"among (?:them|these|those)|comprising|including|includes?|of which|of these|of those|"
    r"of them"
)
"""Words that make a number a part of the total before it."""
