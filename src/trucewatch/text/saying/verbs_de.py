"""German verbs of saying, given by their infinitives; their forms follow from the grammar.

Weak verbs are inflected by rule. Strong verbs take their principal parts from ``STRONG``, also
below a prefix (``versprechen`` from ``sprechen``). ``mit|teilen`` parts with its prefix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.text.lexicon import SpeechVerb, by_name

STRONG = {
    row.split()[0]: row.split()[1:]
    for row in """
bekennen bekennt bekannte bekannt
bieten bietet bot geboten
bitten bittet bat gebeten
denken denkt dachte gedacht
empfehlen empfiehlt empfahl empfohlen
fahren fährt fuhr gefahren
finden findet fand gefunden
geben gibt gab gegeben
gehen geht ging gegangen
halten hält hielt gehalten
heben hebt hob gehoben
heißen heißt hieß geheißen
kommen kommt kam gekommen
lassen lässt ließ gelassen
nehmen nimmt nahm genommen
nennen nennt nannte genannt
raten rät riet geraten
rufen ruft rief gerufen
schlagen schlägt schlug geschlagen
schließen schließt schloss geschlossen
schreiben schreibt schrieb geschrieben
schwören schwört schwor geschworen
sehen sieht sah gesehen
sprechen spricht sprach gesprochen
stehen steht stand gestanden
streichen streicht strich gestrichen
streiten streitet stritt gestritten
treten tritt trat getreten
wägen wägt wog gewogen
weisen weist wies gewiesen
werden wird wurde geworden
werfen wirft warf geworfen
wissen weiß wusste gewusst
ziehen zieht zog gezogen
""".strip().splitlines()
}
INSEPARABLE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "wider", "zer", "unter", "über")
_SPLIT_T = re.compile(r"[dt]$|[^aeiouäöülrh][mn]$|ch[mn]$")


def german_verbs(block: str) -> dict[str, tuple[SpeechVerb, ...]]:
    """Inflect rows of ``act: infinitives``; a name ending in ``+`` narrates without a clause.

    >>> verbs = german_verbs("deny+: zurück|weisen; say: sagen")
    >>> [(v.lemma, v.particle, v.narrates) for v in verbs["wies"]]
    [('zurückweisen', 'zurück', True)]
    >>> verbs["gesagt"][0].shape, verbs["zurückgewiesen"][0].shape
    ('participle', 'participle')
    """
    found: dict[str, list[SpeechVerb]] = {}
    for name, lemmas in by_name(block).items():
        for lemma in lemmas.split():
            for form, verb in _forms(lemma, name):
                if verb not in found.setdefault(form, []):
                    found[form].append(verb)
    return {form: tuple(verbs) for form, verbs in found.items()}


def _forms(entry: str, name: str) -> Iterator[tuple[str, SpeechVerb]]:
    particle, _, base = entry.rpartition("|")
    lemma = f"{particle}{base}".replace("_", "")
    act = name.rstrip("+") if name != "say" else None

    def verb(shape: str, *, apart: bool = False) -> SpeechVerb:
        return SpeechVerb(
            lemma=lemma,
            act=act,
            particle=particle if apart else None,
            shape=shape,
            narrates=name.endswith("+"),
        )

    finite, participle = _parts(base)
    for form in finite:
        yield form, verb("finite", apart=bool(particle))
        if particle:
            yield f"{particle}{form}", verb("finite")
    yield f"{particle}{participle}", verb("participle")


def _parts(base: str) -> tuple[tuple[str, ...], str]:
    """Finite forms of the third person, subjunctive included, and the past participle."""
    stem = base.removesuffix("en") if base.endswith("en") else base.removesuffix("n")
    strong = _strong(base)
    if strong is not None:
        present, past, participle = strong
        plural = f"{past}n" if past.endswith("e") else f"{past}en"
        return (present, base, past, plural, f"{stem}e"), participle
    link = "e" if _SPLIT_T.search(stem) else ""
    bare = base.startswith(INSEPARABLE) or base.endswith("ieren")
    participle = f"{'' if bare else 'ge'}{stem}{link}t"
    past = f"{stem}{link}te"
    return (f"{stem}{link}t", base, past, f"{past}n", f"{stem}e"), participle


def _strong(base: str) -> tuple[str, str, str] | None:
    for verb, (present, past, participle) in STRONG.items():
        if base == verb:
            return present, past, participle
        prefix = base.removesuffix(verb)
        if prefix in INSEPARABLE:
            return prefix + present, prefix + past, prefix + participle.removeprefix("ge")
    return None
