"""Pages of many kinds, each with what is particular to it: live blogs, galleries, code, notes, verses, walls."""

from __future__ import annotations

import json

import pytest

from newsdash.articles.export import html as as_html
from newsdash.articles.export import markdown, plain
from newsdash.articles.extract import extract
from newsdash.articles.pages import joined
from newsdash.models import Block, Page

from .conftest import FIRST, SECOND, THIRD, Make

URL = "https://tidewater.example/news/lighthouse"


def texts(page: Page) -> list[str]:
    return [block.text for block in page.blocks]


def of(page: Page, kind: str) -> list[str]:
    return [block.text for block in page.blocks if block.kind == kind]


def test_a_live_blog_that_states_no_data_is_read_post_by_post() -> None:
    def post(time: str, heading: str, text: str) -> str:
        return f"""<article class="block"><p class="stamp"><time datetime="2024-03-05T{time}:00Z">{time}</time></p>
        <h2>{heading}</h2><div><p>{text}</p></div><div class="share-links"><a href="#s">Share</a></div></article>"""

    html = f"""<html><head><title>Council meets – live updates | The Tidewater Post</title></head><body>
    <h1>Council meets – live updates</h1><ul class="key-events"><li><a href="#a">11:00 Yes wins</a></li></ul>
    <div class="posts">{post("09:30", "The hall fills", THIRD)}{post("11:00", "Yes wins", FIRST)}
    {post("10:00", "The vote begins", SECOND)}</div></body></html>"""
    assert texts(extract(html.encode(), URL)) == [
        "2024-03-05 11:00 UTC", "Yes wins", FIRST, "2024-03-05 10:00 UTC", "The vote begins", SECOND,
        "2024-03-05 09:30 UTC", "The hall fills", THIRD,
    ]  # fmt: skip


def test_posts_that_are_shown_whole_are_read_where_only_their_headlines_are_stated() -> None:
    posts = "".join(
        f'<li><time datetime="2024-03-05T1{n}:00Z">1{n}:00</time><h3>Headline {n}</h3><p>{text}</p>'
        f"<p>{text[::-1]}</p></li>"
        for n, text in enumerate((FIRST, SECOND, THIRD))
    )
    stated = {
        "@type": "LiveBlogPosting",
        "liveBlogUpdate": [{"headline": f"Headline {n}", "datePublished": f"2024-03-05T1{n}:00Z"} for n in range(3)],
    }
    head = f'<title>The vote</title><script type="application/ld+json">{json.dumps(stated)}</script>'
    html = f"<html><head>{head}</head><body><ol>{posts}</ol></body></html>"
    assert {FIRST, SECOND, THIRD} <= set(texts(extract(html.encode(), URL)))


def test_posts_with_a_clock_time_alone_keep_their_order_and_that_time() -> None:
    def post(time: str, text: str) -> str:
        return f'<li class="entry"><span class="timestamp">{time}</span><p>{text}</p></li>'

    html = f"""<html><head><title>Newsblog</title></head><body><ol class="liveticker">
    {post("17.05 Uhr", FIRST)}{post("16.40 Uhr", SECOND)}{post("16.02 Uhr", THIRD)}</ol></body></html>"""
    assert texts(extract(html.encode(), URL)) == ["17.05 Uhr", FIRST, "16.40 Uhr", SECOND, "16.02 Uhr", THIRD]


def test_a_list_of_dated_teasers_makes_no_live_blog(page: Make) -> None:
    teasers = "".join(
        f'<li class="item"><time datetime="2024-03-0{n}">{n} March</time><p>Teaser number {n} of quite another story, '
        "which tells in a line or so what it is about.</p></li>"
        for n in range(1, 6)
    )
    html = page(title="Live: the lighthouse is rebuilt").replace(
        b"</main>", f'<div class="live-feed"><ul>{teasers}</ul></div></main>'.encode()
    )
    html = html.replace(
        f"<p>{SECOND}</p>".encode(),
        f"<p>{SECOND}</p>".encode()
        + b"".join(f"<p>{FIRST} This was said {n} times over.</p>".encode() for n in range(5)),
    )
    assert "time" not in [block.kind for block in extract(html, URL).blocks]


def test_comments_with_times_make_no_live_blog(page: Make) -> None:
    comments = "".join(
        f'<div class="comment"><time datetime="2024-03-05T1{n}:00Z">1{n}:00</time><p>It is high time, I have '
        f"written to them {n} "
        "times and had no answer to any of my letters so far.</p></div>"
        for n in range(4)
    )
    html = page(title="Going live: the lighthouse").replace(
        b"</main>", f"<section>{comments}</section></main>".encode()
    )
    assert texts(extract(html, URL)) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "state",
    [
        {"article": {"body": [{"type": "paragraph", "html": f"<p>{text}</p>"} for text in (FIRST, SECOND, THIRD)]}},
        {"story": {"content": f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"}},
        {"content": {"blocks": [{"model": {"blocks": [{"text": text}]}} for text in (FIRST, SECOND, THIRD)]}},
    ],
    ids=["a list of paragraphs", "html", "nested blocks"],
)
def test_a_page_that_a_script_would_fill_is_read_from_its_data(state: dict[str, object]) -> None:
    related = [{"teaser": f"{THIRD} This belongs to another story altogether."}] * 9
    data = json.dumps({"props": {"pageProps": {**state, "related": related}}})
    html = f"""<html><head><title>Lighthouse to be rebuilt</title></head><body><div id="__next">Loading…</div>
    <script id="__NEXT_DATA__" type="application/json">{data}</script></body></html>"""
    read = extract(html.encode(), URL)
    assert (texts(read), read.label) == ([FIRST, SECOND, THIRD], "full")


def test_state_in_a_script_is_read_too() -> None:
    data = json.dumps({"story": {"paragraphs": [FIRST, "It was over.", SECOND, THIRD]}})
    html = f"<html><title>T</title><body><div></div><script>window.__STATE__ = {data};</script></body></html>"
    assert texts(extract(html.encode(), URL)) == [FIRST, "It was over.", SECOND, THIRD]


def test_what_only_says_that_it_loads_is_no_part_of_an_article() -> None:
    html = b'<html><meta property="og:type" content="article"><body><p>Loading\xe2\x80\xa6</p></body></html>'
    assert extract(html, URL).label == "not-article"


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        (
            '<figure class="highlight"><table><tr><td class="gutter"><pre>1<br>2</pre></td><td class="code"><pre>'
            "<span>def turn():</span><br><span>    lamp()</span></pre></td></tr></table></figure>",
            "def turn():\n    lamp()",
        ),
        (
            '<pre><code><table class="rouge-table"><tr><td class="rouge-gutter gl"><pre '
            'class="lineno">1\n2\n</pre></td>'
            '<td class="rouge-code"><pre>for ship in ships:\n    ship.warn()\n</pre></td></tr></table></code></pre>',
            "for ship in ships:\n    ship.warn()",
        ),
        (
            '<table class="highlight js-file-line-container"><tr><td class="blob-num" data-line-number="1"></td>'
            '<td class="blob-code">import lamp</td></tr><tr><td class="blob-num"></td><td class="blob-code">'
            "    lamp.on()</td></tr></table>",
            "import lamp\n    lamp.on()",
        ),
        (
            '<pre><code><span class="line-number">1</span>$ lamp --on\n<span '
            'class="line-number">2</span>ok</code></pre>',
            "$ lamp --on\nok",
        ),
        ('<pre><ol class="linenums"><li>lamp.on()</li><li>lamp.off()</li></ol></pre>', "lamp.on()\nlamp.off()"),
    ],
    ids=["a gutter beside", "a table in code", "a row a line", "numbers in the lines", "a list of lines"],
)
def test_code_is_read_without_the_numbers_of_its_lines(page: Make, markup: str, code: str) -> None:
    read = extract(page(markup), URL)
    assert of(read, "code") == [code]
    assert of(read, "table") == []


def test_verses_keep_their_lines(page: Make) -> None:
    read = extract(page("<p>The boats lie still,<br>the ropes hang slack,<br/>\n a gull walks down.</p>"), URL)
    assert texts(read)[2] == "The boats lie still,\nthe ropes hang slack,\na gull walks down."
    assert "The boats lie still,\\\nthe ropes hang slack," in markdown(read)
    assert "The boats lie still,<br>\nthe ropes" in as_html(read)
    assert "\nThe boats lie still,\nthe ropes hang slack,\n" in plain(read)


def test_a_line_break_in_prose_is_a_space(page: Make) -> None:
    assert (
        texts(extract(page(f"<p>It was said<br>on the quay: {FIRST}</p>"), URL))[2]
        == f"It was said on the quay: {FIRST}"
    )


def test_a_link_of_nothing_but_stars_is_no_mark_of_a_note(page: Make) -> None:
    html = page(f'<p>It was a bonfire. <a href="#n7">{"*" * 90_000}x</a></p>').replace(
        b"</article>", b'<section class="footnotes"><ol><li id="n7">A note to nothing.</li></ol></section></article>'
    )
    assert "A note to nothing." not in texts(extract(html, URL))


def test_notes_that_the_text_refers_to_are_kept(page: Make) -> None:
    html = page(
        '<p>It was a bonfire.<sup><a href="#n1">1</a></sup> The monks kept it for a share of the herring, it '
        "is said.</p>"
    ).replace(
        b"</article>",
        b"""<section class="footnotes"><ol><li id="n1"><p>Annals, folio 12. <a href="#r1">\xe2\x86\xa9</a></p></li>
        <li id="n7"><p>A note to nothing at all.</p></li></ol></section></article>""",
    )
    read = extract(html, URL)
    assert texts(read)[2].startswith("It was a bonfire.[1] The monks")
    assert texts(read)[-1] == "Annals, folio 12."


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("10<sup>6</sup> ships", "10⁶ ships"),
        ("5 km<sup>2</sup> of sea", "5 km² of sea"),
        ("H<sub>2</sub>O", "H₂O"),
        ("the 1<sup>st</sup> of May", "the 1st of May"),
        ("the tower<sup>3</sup> stood", "the tower[3] stood"),
        ("falls as <math><mi>r</mi><mo>=</mo><mn>2</mn></math>, no more", "falls as r=2, no more"),
        (
            'is <span class="katex"><math><mi>h</mi><annotation encoding="application/x-tex">h^2</annotation></math>'
            '<span class="katex-html" aria-hidden="true">h2</span></span> high',
            "is h^2 high",
        ),
        ('is <script type="math/tex">a+b</script> high', "is a+b high"),
        ("the <ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby> is shut", "the 港 is shut"),
    ],
)
def test_raised_lowered_and_annotated_signs_read_as_they_are_meant(page: Make, markup: str, text: str) -> None:
    filler = "and nobody on the quay that morning would have had it in any other way than this"
    assert texts(extract(page(f"<p>{markup} {filler}.</p>"), URL))[2] == f"{text} {filler}."


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        ('<img src="data:image/gif;base64,R0" data-srcset="/a-320.jpg 320w, /a-1200.jpg 1200w">', "a-1200.jpg"),
        ('<img src="/spacer.gif" srcset="/a.jpg 1x, /a-big.jpg 2x">', "a-big.jpg"),
        ('<img srcset="/w_320,h_200/a.jpg 320w, /w_9000,h_200/a.jpg 9000w">', "w_320,h_200/a.jpg"),
        (
            '<picture><source type="image/avif" srcset="/a.avif"><source srcset="/a.webp"><img alt="The '
            'tower"></picture>',
            "a.webp",
        ),
        ('<div class="wrap"><noscript><img src="/a.jpg"></noscript></div>', "a.jpg"),
        ('<div><img data-src="/a.jpg"><noscript><img src="/a-full.jpg"></noscript></div>', "a.jpg"),
    ],
)
def test_pictures_that_a_script_would_fetch_are_found(page: Make, markup: str, address: str) -> None:
    images = [block.url for block in extract(page(markup), URL).blocks if block.kind == "image"]
    assert images == [f"https://tidewater.example/{address}"]


def test_a_set_of_pictures_that_names_none_is_looked_at_once(page: Make) -> None:
    html = page(f'<img src="/a.jpg" srcset="{" " * 8000}x {"," * 8000}">')
    assert [block.url for block in extract(html, URL).blocks if block.kind == "image"] == [
        "https://tidewater.example/a.jpg"
    ]


def test_a_caption_need_not_be_called_figcaption(page: Make) -> None:
    html = page('<figure><img src="/a.jpg" alt="x"><div class="caption">The tower in 1911.</div></figure>')
    assert of(extract(html, URL), "image") == ["The tower in 1911."]


def test_the_pictures_of_a_gallery_are_shown_with_their_captions() -> None:
    slides = "".join(
        f'<figure class="gallery__slide"><img src="/{n}.jpg"><figcaption class="gallery__caption">Wave '
        f"{n}</figcaption></figure>"
        for n in (1, 2)
    )
    html = f"""<html><title>In pictures</title><body><article><h1>In pictures</h1><p>{FIRST}</p>
    <div class="gallery">{slides}</div>
    <div class="gallery related"><a href="/other"><img src="/3.jpg" alt="Other"></a></div>
    </article></body></html>"""
    assert of(extract(html.encode(), URL), "image") == ["Wave 1", "Wave 2"]


def test_headings_and_pictures_that_lead_to_other_pages_end_no_article(page: Make) -> None:
    cards = "".join(
        f'<div><a href="/{n}"><img src="/{n}.jpg" alt="Tower {n}"></a><h3><a href="/{n}">The tower of {n} is '
        f"open</a></h3></div>"
        for n in ("Skerrin", "Tolm", "Carn")
    )
    read = extract(page().replace(b"</div></article>", f"{cards}</div></article>".encode()), URL)
    assert texts(read) == [FIRST, SECOND, THIRD]


def test_pros_and_cons_in_a_table_are_its_cells(page: Make) -> None:
    html = page(
        "<table><tr><th>Pros</th><th>Cons</th></tr><tr><td><ul><li>Bright</li><li>Cheap</li></ul></td>"
        "<td><ul><li>Loud</li></ul></td></tr></table>"
    )
    (table,) = [block for block in extract(html, URL).blocks if block.kind == "table"]
    assert table.rows == (("Pros", "Cons"), ("Bright; Cheap", "Loud"))


def test_a_table_that_names_its_rows_alone_has_no_head(page: Make) -> None:
    html = page("<table><tr><th>Weight</th><td>310 g</td></tr><tr><th>Power</th><td>6 W</td></tr></table>")
    read = extract(html, URL)
    (table,) = [block for block in read.blocks if block.kind == "table"]
    assert table.rows == (("", ""), ("Weight", "310 g"), ("Power", "6 W"))
    assert "Weight | 310 g\nPower | 6 W" in read.text
    assert "\n\nWeight | 310 g" in plain(read)


def test_a_definition_stands_under_its_term(page: Make) -> None:
    html = page(
        "<dl><dt>Bight</dt><dd>A bend in a rope, or in the coast; both can hold a boat, and both can lose one.</dd>"
        "<dt>Slack</dt><dd>The time between the tides, when the water does not know where to go to next.</dd></dl>"
    )
    items = [block for block in extract(html, URL).blocks if block.kind == "item"]
    assert [(item.marker, item.text.split()[0]) for item in items] == [
        ("•", "Bight"), (" ", "A"), ("•", "Slack"), (" ", "The"),
    ]  # fmt: skip


def test_what_unfolds_is_read_under_its_name(page: Make) -> None:
    html = page(f"<details><summary>Is my ticket valid?</summary><p>{FIRST.replace('.', ', yes.')}</p></details>")
    block = next(block for block in extract(html, URL).blocks if block.text == "Is my ticket valid?")
    assert [span.kind for span in block.spans] == ["strong"]


def test_a_pull_quote_is_set_as_a_quote(page: Make) -> None:
    words = SECOND[:60]
    read = extract(page(f'<div class="pull-quote"><p>{words}</p></div>'), URL)
    assert of(read, "quote") == [words]


@pytest.mark.parametrize(
    "clutter",
    [
        '<div class="css-1a"><h3>The Morning Tide</h3><p>The stories that matter, every weekday at seven.</p>'
        '<form><input type="email"><button>Go</button></form><p>No spam, ever.</p></div>',
        "<p>By signing up you agree to our terms of service and our privacy policy.</p>",
        "<p>Do you travel by boat? Tell us your story at tips@tidewater.example.</p>",
        "<p>We may earn a commission when you buy through links on our site.</p>",
        "<p>Photo: Bo Linnet/The Tidewater Post</p>",
        "<p>Follow our full coverage of the lighthouse at https://tidewater.example/lighthouse</p>",
    ],
)
def test_boxes_calls_and_credits_are_left_out(page: Make, clutter: str) -> None:
    assert texts(extract(page(clutter), URL)) == [FIRST, SECOND, THIRD]


def test_a_form_in_the_column_does_not_take_the_article_with_it(page: Make) -> None:
    assert texts(extract(page('<input type="email" name="email">'), URL)) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "wall",
    [
        "Avec votre accord, nos 214 partenaires et nous utilisons des cookies pour stocker et consulter des données "
        "personnelles telles que votre visite. Certains se fondent sur leur intérêt légitime. Vous pouvez "
        "retirer votre "
        "consentement à tout moment. Publicités et contenu personnalisés, mesure d’audience.",
        "Wir und unsere Partner speichern Informationen auf einem Gerät, zum Beispiel Cookies, um "
        "personenbezogene Daten "
        "zu verarbeiten. Mit Ihrer Zustimmung messen wir Werbung; sie ist widerrufbar. Mehr in der "
        "Datenschutzerklärung. " * 5,
        "Con il tuo consenso, noi e i nostri partner usiamo cookie e tecnologie simili per archiviare dati "
        "personali, per "
        "annunci personalizzati e in base al legittimo interesse. Puoi revocare il consenso in ogni momento.",
        "Met je toestemming gebruiken wij en onze partners cookies om persoonsgegevens te verwerken voor "
        "gepersonaliseerde advertenties. Je kunt die toestemming intrekken; zie ons privacybeleid.",
        "Za Twoją zgodą my i nasi partnerzy używamy plików cookie i przetwarzamy dane osobowe, także na podstawie "
        "uzasadnionego interesu. Zgodę możesz wycofać w każdej chwili; zobacz politykę prywatności.",
    ],
    ids=["French", "German", "Italian", "Dutch", "Polish"],
)
def test_a_consent_wall_is_known_in_its_own_language(wall: str) -> None:
    html = f"<html><title>The Tidewater Post</title><body><main><h1>Welcome</h1><p>{wall}</p></main></body></html>"
    read = extract(html.encode(), URL)
    assert (read.label, read.text) == ("consent", "")


def test_an_article_about_cookies_and_consent_is_an_article(page: Make) -> None:
    html = page(
        "<p>The court ruled that cookies need consent, and that partners who store personal data for advertising must "
        "let readers withdraw it.</p>"
        + "".join(f"<p>{text} So the judge said, {n} times.</p>" for n, text in enumerate([FIRST, SECOND, THIRD] * 2))
    )
    assert extract(html, URL).label == "full"


def test_an_article_that_speaks_of_nothing_but_consent_is_an_article() -> None:
    told = (
        "The regulator fined the ferry line on Tuesday: its cookie banner did not offer a way to refuse tracking.",
        "Visitors who clicked on accept all gave no valid consent: to withdraw it took seven steps, and the "
        "privacy policy ran to ninety pages.",
        "The line had shared personal data with 812 partners, among them vendors of audience measurement, and claimed "
        "a legitimate interest for most of them.",
    )
    html = (
        f"<html><title>Ferry line fined</title><body><article>{''.join(f'<p>{p}</p>' for p in told)}</article></html>"
    )
    read = extract(html.encode(), URL)
    assert (read.label, texts(read)) == ("full", list(told))


def test_a_thread_is_by_who_began_it(page: Make) -> None:
    box = '<div class="post-author"><a href="/u/jo">skipper_jo</a><span>Member</span><span>Posts: 231</span></div>'
    assert extract(page(box), URL).author == "skipper_jo"


def test_a_later_page_behind_a_wall_makes_the_whole_one() -> None:
    first = Page(url=URL, blocks=(Block("paragraph", FIRST), Block("image", "", url="https://tidewater.example/a.jpg")))
    second = Page(
        url=URL + "/2",
        blocks=(Block("image", "", url="https://tidewater.example/a.jpg"), Block("paragraph", SECOND)),
        label="paywalled",
        note="the rest is for subscribers",
    )
    whole = joined([first, second])
    assert (whole.label, whole.note) == ("paywalled", "the rest is for subscribers")
    assert [block.kind for block in whole.blocks] == ["paragraph", "image", "paragraph"]
