"""What sort of body a speaker is, by the words that name it in the four languages.

Only general words stand here, none of one side alone: the side comes from the reading.
"""

from __future__ import annotations

import re
from functools import lru_cache

from trucewatch.vocabulary.source import SourceClass

# All bodies of one armed force are one chain of command.
ARMED_FORCES = re.compile(
    r"\b(?:general staff|armed forces|air force|navy|army|ministry of defen[cs]e"
    r"|defen[cs]e ministry|mod|generalstab\w*|streitkräfte\w*|luftwaffe|verteidigungsministeri\w*"
    r"|генштаб\w*|генеральн\w+ штаб\w*|збройн\w+ сил\w*|вооруж[её]нн\w+ сил\w*|сил\w* оборон\w*"
    r"|зсу|всу|вс рф|повітрян\w+ сил\w*|воздушно\W+космическ\w+ сил\w*|міноборон\w*|минобороны"
    r"|министерств\w+ обороны|міністерств\w+ оборони)\b",
    re.IGNORECASE,
)
ADMINISTRATIONS = re.compile(
    r"\b(?:military administration|militärverwaltung|\w*о[вд]а|кмва|\w*військов\w+ адміністрац\w+"
    r"|военн\w+\W+администрац\w+)\b",
    re.IGNORECASE,
)
LOCAL = re.compile(
    r"\b(?:mayor\w*|governor\w*|rescuers?|emergency services?|police|prosecutor\w*|hospital\w*"
    r"|bürgermeister\w*|gouverneur\w*|rettungs\w+|polizei|staatsanwalt\w*|krankenhaus"
    r"|мер\w?|міськ\w+ голов\w+|губернатор\w*|дснс|рятувальник\w*|поліці\w+|прокуратур\w*"
    r"|лікарн\w+|мэр\w?|мчс|спасател\w*|полици\w+|больниц\w+)\b",
    re.IGNORECASE,
)
MONITORS = re.compile(
    r"\b(?:iaea|iaeo|osce|osze|united nations|vereinte nationen|магатэ|магате|обсе|обсє|оон"
    r"|monitoring mission)\b",
    re.IGNORECASE,
)
HUMANITARIANS = re.compile(
    r"\b(?:red cross|icrc|ikrk|rotes kreuz|msf|doctors without borders|ärzte ohne grenzen"
    r"|червон\w+ хрест\w*|красн\w+ крест\w*|мкчх|мккк)\b",
    re.IGNORECASE,
)
CORRESPONDENTS = re.compile(
    r"\b(?:correspondents?|reporters?|korrespondent\w*|reporter\w*"
    r"|кореспондент\w*|корреспондент\w*|журналіст\w*|журналист\w*)\b",
    re.IGNORECASE,
)
KINDS = (
    (MONITORS, SourceClass.MONITOR),
    (HUMANITARIANS, SourceClass.HUMANITARIAN),
    (ADMINISTRATIONS, SourceClass.ALIGNED),
    (ARMED_FORCES, SourceClass.PARTY),
    (LOCAL, SourceClass.LOCAL_AUTHORITY),
)


@lru_cache(maxsize=4096)
def body_class(speaker: str) -> SourceClass | None:
    """Tell the class of a body by its name, or None when the name says nothing.

    >>> body_class("Генштаб"), body_class("the mayor of the town"), body_class("A. Person")
    (<SourceClass.PARTY: 'party'>, <SourceClass.LOCAL_AUTHORITY: 'local_authority'>, None)
    """
    return next((found for words, found in KINDS if words.search(speaker)), None)


def is_correspondent(speaker: str) -> bool:
    """Tell whether a speaker is a paper's own correspondent, who speaks for the paper.

    >>> is_correspondent("a Steppe Wire correspondent")
    True
    """
    return CORRESPONDENTS.search(speaker) is not None
