"""Pages that ask for consent before they show anything: they speak of little else, and to their reader."""

from __future__ import annotations

import re

# Each of these is one thing that such a page speaks of; first what is sought quickly and hardly ever found.
_THINGS = tuple(
    re.compile(pattern)
    for pattern in (
        r"cookies?\b|куки|çerez",
        r"personal (?:data|information)|personenbezogen|données (?:personnelles|à caractère)|datos personales"
        r"|dati personali|dados pessoais|persoonsgegevens|personoplysninger|personuppgifter|dan(?:e|ych) osobow"
        r"|osobní(?:ch)? úda|персональны",
        r"legitimate interest|berechtigte[sn]? interesse|intérêts? légitime|interés legítimo|legittimo interesse"
        r"|gerechtvaardigd belang|uzasadnion",
        r"privacy (?:policy|settings|choices|notice)|datenschutz|politique de confidentialité|vie privée"
        r"|política de privacidad|informativa (?:sulla )?privacy|privacybeleid|polityk[ai] prywatności|privatsphäre",
        r"personali[sz]|personnalis|personaliz|gepersonaliseerd|personlig[at] annons|spersonalizowan|audience measure"
        r"|mesure d[’']audience|reichweitenmessung|medición de audiencia",
        r"withdraw|widerruf|retirer|retirar|revoca|intrekken|återkall|wycofa",
        r"\bpartners?\b|partenaires|partnern\b|partner[iy]?\b|socios|parceiros|партн[её]р|\bvendors\b|\bproveedores",
        r"\bconsent|consentement|consentim|einwillig|zustimm|toestemming|samtyck|samtykke|suostumu|zgod[ayę]\b|souhlas"
        r"|consenso|acconsent|согласи",
        r"\baccept all|alle akzeptieren|akzeptieren und|tout accepter|accepter et|aceptar todo|aceptar y|accetta"
        r"|alles accepteren|godkänn alla|accepter alle|zaakceptuj|accepteer|aceitar",
        r"store and/or access|speichern und/oder|stocker et/ou accéder|stocker, consulter|almacenar (?:o|y/o) acceder"
        r"|archiviare|identifi(?:er|ant|kator|cador)|ip[- ]address|adresses? ip|ip-adresse|\bgeräte?\b",
        r"\btracking|\btraçage|rastre|\btracciament|werbung|advertis|publicit|annons",
    )
)
# Such a page speaks to its reader, and an article about such pages hardly does.
_TO_THE_READER = re.compile(
    r"\b(?:we|our|you|your|nous|notre|nos|vous|votre|vos|wir|uns|unser\w*|deine?\w?|nosotros|nuestr[oa]s?|usted|tus?"
    r"|noi|nostr[oaie]|tuoi|tu[oae]|nós|noss[oa]s?|você|seus?|suas?|wij|onze|ons|je|jij|uw|vi|vår[at]?|våra|våre|vores"
    r"|du|din[ae]?|ditt?|na(?:si|m|sz\w*)|twoj\w*|naš\w*|vaš\w*|vás|мы|наш\w*|вы|ваш\w*|вас|biz\w*|siz\w*|mēs|mūsu"
    r"|jūs|jūsu)\b"
)
_FEW, _MANY = 4, 6
_LONG, _VERY_LONG = 1200, 12_000
# Characters of text for each time that one of these things is spoken of.
_DENSE = 110
# and for each word to the reader.
_SPOKEN_TO = 250


def asks_for_consent(text: str, declared: bool) -> bool:
    """Whether `text`, in lower case, is what a page says that asks for consent; one `declared` an article hardly is."""
    if len(text) > _VERY_LONG or ("cookie" not in text and len(text) < _DENSE):
        return False
    least = _FEW if len(text) <= _LONG and not declared else _MANY
    spoken = times = 0
    for left, thing in zip(range(len(_THINGS), 0, -1), _THINGS, strict=True):
        # Of most texts a few things tell.
        if spoken + left < least:
            return False
        found = len(thing.findall(text))
        spoken += found > 0
        times += found
    if spoken < least or times * _DENSE < len(text):
        return False
    return len(_TO_THE_READER.findall(text)) * _SPOKEN_TO >= len(text)
