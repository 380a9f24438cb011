"""Words of one meaning that no stemmer unites: two spellings, past and present, deed and doer, country and people.

English only: its headlines mix British and American, and its strong verbs stand in every third one. Written by us.
"""

from __future__ import annotations

from functools import cache

from newsdash.language.words import stem

_GROUPS = {
    "en": "defense defence|offense offence|license licence|color colour|labor labour|harbor harbour|neighbor neighbour|"
    "favor favour|honor honour|behavior behaviour|rumor rumour|armor armour|humor humour|tumor tumour|vapor vapour|"
    "center centre|theater theatre|meter metre|liter litre|fiber fibre|program programme|organize organise|"
    "realize realise|recognize recognise|criticize criticise|apologize apologise|prioritize prioritise|"
    "privatize privatise|nationalize nationalise|legalize legalise|authorize authorise|mobilize mobilise|"
    "penalize penalise|stabilize stabilise|modernize modernise|analyze analyse|paralyze paralyse|aluminum aluminium|"
    "skeptic sceptic|gray grey|jewelry jewellery|catalog catalogue|dialog dialogue|airplane aeroplane|mom mum|"
    "acquire acquisition|buy bought|sell sold|die dead death|win won|lose lost loss|fall fell fallen|rise rose risen|"
    "strike struck|fight fought|lead led|meet met|shoot shot|steal stole stolen|flee fled|catch caught|sink sank sunk|"
    "build built|spend spent|break broke broken|choose chose chosen|freeze froze frozen|pay paid|grow grew growth|"
    "fly flew|speak spoke|swear sworn|drive drove driven|burn burnt|leave left|seek sought|teach taught|hurt injure|"
    "merge merger|explode explosion|collide collision|expand expansion|decide decision|destroy destruction|"
    "invade invasion|divide division|erode erosion|intrude intrusion|permit permission|succeed success|"
    "sue lawsuit|thief theft|robber robbery|murder murderer|"
    "britain british|france french|germany german|spain spanish|italy italian|portugal portuguese|ireland irish|"
    "scotland scottish|wales welsh|netherlands dutch|belgium belgian|switzerland swiss|austria austrian|"
    "poland polish|denmark danish|sweden swedish|norway norwegian|finland finnish|iceland icelandic|greece greek|"
    "turkey turkish|hungary hungarian|romania romanian|bulgaria bulgarian|serbia serbian|ukraine ukrainian|"
    "russia russian|china chinese|japan japanese|korea korean|india indian|pakistan pakistani|iran iranian|"
    "iraq iraqi|israel israeli|syria syrian|lebanon lebanese|egypt egyptian|libya libyan|nigeria nigerian|"
    "kenya kenyan|ghana ghanaian|ethiopia ethiopian|america american|canada canadian|mexico mexican|"
    "brazil brazilian|argentina argentine|chile chilean|peru peruvian|colombia colombian|venezuela venezuelan|"
    "cuba cuban|australia australian|indonesia indonesian|thailand thai|vietnam vietnamese|europe european"
}


@cache
def kin(language: str) -> dict[str, str]:
    """From a stem of `language` to the one that stands for its kin, where it has any."""
    groups = ([stem(word, language) for word in group.split()] for group in _GROUPS.get(language[:2], "").split("|"))
    return {term: first for first, *others in filter(None, groups) for term in others if term != first}
