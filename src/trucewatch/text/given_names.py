"""Given names common in the four languages, to notice that words name a person.

Cyrillic names stand as stems, because they are declined; Latin names as they are written.
The lists are general knowledge, not taken from any corpus; a name that is missing is still
noticed by the age or the initials beside it (``persons.py``).
"""

from __future__ import annotations

from trucewatch.text.lexicon import words

CYRILLIC_STEMS = words(
    """
олександр александр олексі алексе алексей андрі андре андрей антон анатолі арсен артем артём
артур богдан борис вадим валенти валері василь васил василий вероні вікто викто віталі витали
владисла владислав володимир владимир вʼячесла вячесла геннаді генади геннади георгі георги
григорі григори гліб глеб данил данило даниил дени дмитро дмитр дмитри євген евген евгени єгор
егор едуард эдуард захар зіна ігор игор ілл ильи илья іван иван казимир кирил кирилл костянти
константи левк леонід леонид лук лука людмил макс максим марк мар маркі матві матве микит никит
микол никола николай михайл михаил назар олег олесь ольг остап павл павло павел петр петро пётр
пилип поліна прохор родіон роман ростисла русла свят святосла семе семён серг сергі серге
сергей спартак станісла станисла степа степан тара тарас тимофі тимофе тимур тихон фед федор
фёдор філіп филип юрі юри юрій юрий яким яро яросла яков яків алевтин алін алла алл анастасі
анастаси ангелін анжел анн ганн антонін варвар валентин веронік вікторі виктори віра вір галин
дарин дарʼ дарь діан евгені єлизавет елизавет зінаїд зинаид зо ін інн инн ірин ирин катерин
екатерин каріна карін кір ксені ларис лесі лід лиди любов людмила маргарит марин марі мари
мартин наді наде надеж натал натали наталі нін нин оксан олен елен олес олесі ольга поліни
світлан светлан соломі софі софи стефані тамар таїсі тетян татьян уля уляна ульян христин юлі
юли яна яни
"""
)
ENDINGS = words(
    """
а я у ю і и ї й е є о ь ом ем єм ём ою ею єю ой ей ові еві єві ію ії ия ие ии ие ію ія ієм ием
ію иям ем'ям ві ва ву ло ла лу лі ль ля лю лем ий ого
"""
) | {""}
LATIN = words(
    """
oleksandr oleksandra alexander aleksandr alexandra oleksiy oleksii alexei aleksei alexey andriy
andrii andrei andrey anton anatoliy anatoly artem arthur bohdan bogdan borys boris vadym vadim
valentyn valentin valentyna valentina valeriy valery vasyl vasily viktor victor viktoriia
victoria vitaliy vitalii vitaly vladyslav vladislav volodymyr vladimir viacheslav vyacheslav
hennadiy gennady heorhiy georgy hryhoriy grigory hlib gleb danylo daniil denys denis dmytro
dmitry dmitri yevhen yevgeny evgeny yehor yegor eduard ihor igor illia ilya ivan kyrylo kirill
kostiantyn konstantin leonid liudmyla lyudmila maksym maxim maksim mark matvii mykyta nikita
mykola nikolai nikolay mykhailo mikhail nazar oleh oleg ostap pavlo pavel petro pyotr pylyp
roman rostyslav ruslan sviatoslav semen serhiy serhii sergei sergey stanislav stepan taras
tymofiy tymur fedir fyodor yurii yuriy yury yakiv yakov yaroslav alina alla anastasiia
anastasia anhelina anna hanna varvara veronika halyna galina daryna daria diana yelyzaveta
elizaveta zinaida iryna irina kateryna ekaterina karina ksenia ksenia larysa larisa lesia
lidiya liubov maryna marina mariia maria nadiia nadezhda natalia nataliia nina oksana olena
elena olesia olha olga polina svitlana svetlana solomiia sofiia sofia tamara tetiana tatiana
uliana khrystyna yulia yuliia yana adam alice andrew angela anke anja barbara beate ben bernd
birgit brian carl charles christian christine christoph claudia daniel david dieter elisabeth
elizabeth emily emma erik eva felix florian frank franz friedrich fritz gabriele georg george
gerhard hannah hans harry heike heinz helga henry herbert holger ingrid jack james jan jane
jennifer jens joachim johann johannes john jonas jonathan joseph juergen jürgen julia karin
karl katharina kathrin kevin klaus laura lena leon linda lisa lukas manfred mara marie markus
martin martina matthew matthias max michael michelle monika nancy nicole nina oliver patrick
paul peter petra philip philipp ralf rebecca richard robert ruth sabine sandra sarah sebastian
simon sophie stefan stephan stephen steven susan susanne thomas tim tobias ulrich ulrike ursula
uwe vera werner william wolfgang
"""
)
