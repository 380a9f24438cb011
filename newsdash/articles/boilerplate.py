"""What stands in an article's column and is not the article: calls, credits, related lists, repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from newsdash.articles.blocks import Piece
from newsdash.articles.choosing import squeeze
from newsdash.articles.eastern import heads_related, is_eastern_line
from newsdash.articles.ending import without_scraps
from newsdash.articles.names import leads_away
from newsdash.articles.pulled import with_pull_quotes
from newsdash.language.sentences import is_finished
from newsdash.models import Block

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONG = 320
_LABEL = 120
_PART_OF_TITLE = 20
_REPEAT = 60
_WHOLE = 300
_SAMPLE = 40
_SAMPLES = 12
_REMEMBERED = 100_000
_COPIED = 0.7
_CUT_SHORT = ("…", "...", "[…]", "[...]")
_PROSE = 60
_LINKED = 0.5
_ALL_LINK = 0.9
_RELATED = re.compile(
    r"^[\W_]*(?:related(?: (?:articles?|stor(?:y|ies)|links?|reading|content|posts?|topics?|news|coverage))?"
    r"|see (?:also|more)|read (?:also|more|next|on|this)|also read|further reading"
    r"|more (?:from|on|about|stories|news|like this|in this series|coverage)\b.{0,40}|more|must[- ]reads?"
    r"|don[’']?t miss|(?:you )?(?:may|might) (?:also )?(?:like|be interested in)|you may (?:also )?have missed"
    r"|recommended(?: (?:for you|reading|stories))?"
    r"|(?:most|now) (?:read|popular|viewed|trending)(?: in .{1,30})?|trending(?: now)?|popular now"
    r"|editor[’']?s picks?|what to read next|up next|keep reading|suggested reading|in other news|insight|watch"
    r"|weiterlesen|lesen sie (?:auch|mehr|dazu)|lesen sie hier|mehr (?:zum thema|dazu|lesen)|auch interessant"
    r"|das könnte sie auch interessieren|siehe auch|weitere artikel|passend dazu"
    r"|(?:à )?lire (?:aussi|également)|à (?:lire|voir)|voir aussi|sur le même sujet|pour aller plus loin"
    r"|lea (?:también|además|más)|lee (?:también|además|más)|le puede interesar|te puede interesar|más información"
    r"|ver también|noticias? relacionadas?"
    r"|leia (?:também|mais)|veja (?:também|mais)|saiba mais|leggi anche|potrebbe interessarti|lees (?:ook|meer)"
    r"|läs (?:också|även|mer)|les også|læs også|lue myös|czytaj (?:także|też|również)|zobacz (?:też|także)"
    r"|přečtěte si|čtěte také|citește și"
    r"|читайте (?:также|еще|ещё)|смотрите также|читайте також|ilgili haber(?:ler)?|baca juga|اقرأ أيضا)"
    r"\s*(?:$|[:：|–—…»>]|\.{3})",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"(?:subscribe|sign(?:ing)? up|register|join|abonn(?:ier|ez)|suscr[ií]b|iscriviti|inschrijv|prenumerera"
    r"|subscribing)\b.{0,120}\b(?:newsletters?|inbox|e-?mail|channel|alerts?|updates?|podcast|for (?:free|just"
    r"|only)|today|now|nrplus|members?)\b"
    r"|\b(?:get|receive)\b.{0,80}\b(?:inbox|newsletters?|delivered|our app|news app)\b"
    r"|\bnewsletter\b.{0,60}\b(?:sign|subscri|abonn|anmeld|inscri|suscri)"
    r"|\bclick(?:ing)? here (?:to|for)\b|\bby clicking here\b|\bfollow\b.{0,60}\bon (?:twitter|facebook|instagram"
    r"|x|youtube|linkedin|threads|bluesky|mastodon|telegram|google news|flipboard|social)\b"
    r"|\bby (?:signing up|subscribing|submitting|providing your email)\b.{0,120}\b(?:agree|accept|consent"
    r"|acknowledge)\b"
    r"|\b(?:tell us|share your|send (?:us|your)|get in touch|write to us|let us know)\b.{0,100}(?:\S@\S|\bin "
    r"the comments\b)"
    r"|\bwe may (?:earn|receive|get) (?:a |an )?(?:small )?(?:affiliate )?commissions?\b"
    r"|\b(?:affiliate|partner) links?\b.{0,80}\bcommissions?\b|^mit der anmeldung\b.{0,120}\b(?:akzeptier|stimm)"
    r"|\bfollow\b.{0,40}\bcoverage\b.{0,60}(?:https?:|\bat\b|\bon\b)"
    r"|^(?:like|find|join) us on\b|\bdownload (?:the|our) (?:\w+ )?app\b|\b(?:may|can) be reached (?:at|on|by"
    r"|via)\b|^(?:got|have|do you have) (?:a|any) (?:news |story )?(?:tips?|stor(?:y|ies)|questions?)\b|^(?:email"
    r"|contact|e-mail|reach) .{2,60}@|\bif you (?:enjoyed|liked) this (?:article|story|post)\b"
    r"|\b(?:subscribe|sign in|log in|register)\b.{0,40}\bto (?:continue|keep|read|unlock|access)\b"
    r"|\bsupport (?:our|independent) journalism\b|\bbecome a (?:member|subscriber|supporter)\b"
    r"|\bmembers get all of our\b|\bget access to\b.{0,160}\bsubscription|suivez[- ](?:nous|.{2,40} sur)"
    r"|folgen sie uns|síguenos|seguici su|siga[- ]nos",
    re.IGNORECASE,
)
_CALLING = (
    "subscri", "sign", "regist", "join", "abonn",
    "tell us", "share your", "send ", "touch", "write to", "let us", "commission", "anmeld", "submit",
    "provid", "suscr", "iscriv", "inschr", "prenum", "get ", "receive", "follow",
    "newsletter", "click", "find us", "like us", "app", "reached", "tip", "stor", "question", "mail", "contact",
    "reach", "enjoyed", "liked", "support", "become", "members", "suivez", "folgen", "síguenos", "seguici", "siga",
)  # fmt: skip
_LINE = re.compile(
    r"^[\W_]*(?:filed under|posted in|tagged(?: with| as)?|tags?|topics?|categor(?:y|ies)|labels?|sources?|quelle"
    r"|fuente|fonte|source|via|image credits?|photo credits?|picture|share(?: this)?(?: (?:article|story|post|on"
    r"|via))?|teilen|partager|compartir|print|comments?|advertisement|advertising|anzeige|werbung|publicité"
    r"|publicidad|pubblicità|reklama|loading"
    r"|copyright|©|all rights reserved|continue reading(?: below)?|story continues(?: below)?(?: advertisement)?"
    r"|article continues(?: below)?|scroll (?:down|to continue)|skip (?:to|past)|back to top"
    r"|read the full (?:story|article)|listen to this (?:article|story)|\d+ (?:comments?|shares?|views?"
    r"|min(?:ute)?s?(?: read)?)|(?:estimated )?reading time|read time|tempo de leitura|lesezeit|temps de lecture"
    r"|tiempo de lectura"
    r"|view (?:this )?(?:post|profile) on|a post shared by|click to (?:tweet|share)|play video|video"
    r"|watch (?:the )?video|(?:last )?updated(?: at| on)?|published(?: at| on)?|first published|this (?:article"
    r"|story) (?:was )?(?:originally|first) (?:appeared|published))\s*(?:$|[:：|–—©]|\d|\b(?:at|on|by|in|below"
    r"|advertisement|min|this|with|as|\w+)\b.{0,60}$)",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^[([]?(?:(?:photo|picture|image|foto|bild|photographie|fotograf[ií]a|video|illustration|graphic)s?"
    r"(?: credits?| courtesy(?: of)?| by| von| de)?|credits?)\s*[:：/|]\s*\S.{1,70}$",
    re.IGNORECASE,
)
_APPEARED = re.compile(
    r"the (?:post|article|story) .{1,200} (?:appeared first on|first appeared (?:on|in)|was first published)\b.{1,80}$"
    r"|der (?:beitrag|artikel) .{1,200} erschien zuerst (?:auf|bei) .{1,80}$"
    r"|l[’'](?:article|entrée) .{1,200} est apparu en premier sur .{1,80}$"
    r"|la entrada .{1,200} (?:se publicó primero|aparece primero|apareció primero) en .{1,80}$",
    re.IGNORECASE,
)
_SHORTCODE = re.compile(r"^\[[a-z_]+(?: [a-z_]+=[^\]]*)?\]", re.IGNORECASE)
_BYLINE = re.compile(
    r"^(?:by|von|par|por|di|door|av|text|words|story|photos?|reporting)[:\s]+(?:[A-ZÀ-Þ][\w.'’-]+[\s,&]*(?:and "
    r"|und |et |y )?){1,6}$",
    re.IGNORECASE,
)


def without_boilerplate(pieces: Sequence[Piece], title: str) -> tuple[Block, ...]:
    """The blocks of `pieces` that tell the story, without repeats of `title` or of each other."""
    kept = list(_without_related(_without_lines(with_pull_quotes(_without_repeats(pieces, title)))))
    kept = without_scraps(_without_opening(kept))
    while kept and _leads_on(kept[-1]):
        kept.pop()
    return tuple(_numbered(piece.block for piece in kept))


def _leads_on(piece: Piece) -> bool:
    """Whether a piece at the end is of no text: a heading, a line, or what leads to other pages."""
    return (
        piece.block.kind in ("heading", "rule")
        or piece.linked >= _ALL_LINK
        or (piece.block.kind == "image" and leads_away(piece.element))
    )


def is_line(text: str) -> bool:
    """Whether a short paragraph is a label, a credit or a call, not a sentence of the story."""
    if len(text) > _LONG:
        return False
    lower = text.lower()
    if _SHORTCODE.match(lower) or (len(text) < _LABEL and _LINE.search(lower)):
        return True
    if len(text) < _LABEL and _CREDIT.match(text):
        return True
    if is_eastern_line(text):
        return True
    return any(map(lower.__contains__, _CALLING)) and _CALL.search(lower) is not None


def is_credit(text: str) -> bool:
    """Whether `text` says where the story stood first, as blogs add it to their feeds."""
    return len(text) <= _LONG and _APPEARED.match(text) is not None


def _without_lines(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        text = piece.block.text
        if piece.block.kind in ("paragraph", "heading", "item") and (is_line(text) or is_credit(text)):
            continue
        yield piece


def _without_repeats(pieces: Sequence[Piece], title: str) -> list[Piece]:
    """Drops the title wherever it stands alone, and the second of two long blocks that say the same."""
    heading = squeeze(title)
    told = ""
    shown: set[str] = set()
    homes: dict[str, HtmlElement] = {}
    kept = []
    for piece in pieces:
        said = squeeze(piece.block.text) if piece.block.kind not in ("image", "embed") else ""
        if said and piece.block.kind in ("paragraph", "heading") and _is_title(said, heading):
            continue
        if len(said) >= _REPEAT and _is_copy(said, piece.home, told, homes):
            continue
        if len(said) >= _REPEAT and piece.block.text.endswith(_CUT_SHORT) and said in told:
            continue
        if piece.block.kind == "image" and piece.block.url in shown:
            continue
        shown.add(piece.block.url)
        told = (told + said)[-_REMEMBERED:]
        kept.append(piece)
    return kept


def _is_title(said: str, heading: str) -> bool:
    return said == heading or (len(said) > _PART_OF_TITLE and said in heading)


def _is_copy(said: str, home: HtmlElement, told: str, homes: dict[str, HtmlElement]) -> bool:
    """Whether a block is a copy for machines or for another width of window, not a refrain: those share a home."""
    if said in homes:
        return homes[said] is not home
    homes[said] = home
    if len(said) < _WHOLE:
        return False
    samples = [said[at : at + _SAMPLE] for at in range(0, len(said) - _SAMPLE, len(said) // _SAMPLES)]
    return sum(sample in told for sample in samples) >= _COPIED * len(samples)


def _without_related(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Drops "Related: …", and the links that stand under such a heading or make up a whole list."""
    held = list(pieces)
    lists = _link_lists(held)
    under = False
    for index, piece in enumerate(held):
        block = piece.block
        related = (
            block.kind in ("paragraph", "heading", "item")
            and len(block.text) <= _LONG
            and (_RELATED.search(block.text) or heads_related(block.text))
        )
        if related and (piece.linked >= 0.3 or len(block.text) < 60):
            under = True
            continue
        under = under and (piece.linked >= _LINKED or block.kind == "image")
        if not under and index not in lists:
            yield piece


def _link_lists(pieces: Sequence[Piece]) -> set[int]:
    """The items of lists in which every item is a link and nothing else, as headlines are listed."""
    found: set[int] = set()
    run: list[int] = []
    for index, piece in enumerate((*pieces, None)):
        if piece is not None and piece.block.kind == "item":
            run.append(index)
            continue
        if len(run) >= 2 and all(pieces[at].linked >= _ALL_LINK for at in run):
            after = any(later.block.kind == "paragraph" and later.letters >= _PROSE for later in pieces[index:])
            long = sum(pieces[at].letters for at in run) / len(run) >= 30
            if long or not after:
                found.update(run)
        run = []
    return found


def _without_opening(pieces: list[Piece]) -> list[Piece]:
    """Drops what stands before the first real paragraph and only labels it: section, byline, date, standing heads."""
    first = next((at for at, piece in enumerate(pieces) if _is_prose(piece)), None)
    if first is None:
        return pieces
    home = pieces[first].home
    return [
        piece
        for at, piece in enumerate(pieces)
        if at >= first or piece.block.kind not in ("paragraph", "heading") or _introduces(piece, home)
    ]


def _introduces(piece: Piece, home: object) -> bool:
    if piece.block.kind == "heading":
        return piece.block.level > 1 and piece.home is home
    return is_finished(piece.block.text) and not _BYLINE.match(piece.block.text)


def _is_prose(piece: Piece) -> bool:
    return piece.block.kind in ("paragraph", "quote", "item") and piece.letters >= _PROSE and piece.linked < _LINKED


def _numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    """Drops rules that separate nothing: at the start, and one after another."""
    before = "rule"
    for block in blocks:
        if block.kind != "rule" or before != "rule":
            yield block
        before = block.kind
