"""What a page puts around its article, in many scripts, and pages that hold many stories instead of one."""

from __future__ import annotations

import pytest

from newsdash.articles.extract import extract
from newsdash.models import Page

from .conftest import FIRST, SECOND, THIRD, Make

URL = "https://tidewater.example/news/lighthouse"
CHINESE = (
    "港口的灯塔将在明年春天重建，市议会星期二以二十一票对九票通过了这项计划，工程预计需要十四个月才能完成。",
    "当地渔民说，他们等待这一决定已经三年，因为去年冬天的风暴使入港的船只只能依靠手持信号灯。",
    "市长表示，旧灯塔的石块会用在新的防波堤上，而灯室将搬进海事博物馆，向公众免费开放。",
)


def texts(page: Page) -> list[str]:
    return [block.text for block in page.blocks]


def eastern(body: str, title: str = "港口灯塔明年春天重建") -> bytes:
    told = "".join(f"<p>{paragraph}</p>" for paragraph in CHINESE)
    return f"""<html lang="zh"><head><meta charset="utf-8"><title>{title}_潮汐网</title></head><body>
    <div class="column"><h1>{title}</h1>{told}{body}</div></body></html>""".encode()


@pytest.mark.parametrize(
    "line",
    [
        "责任编辑：李海",
        "（编辑：李海 王涛）",
        "分享到：",
        "来源：潮汐晚报",
        "微信扫一扫",
        "扫描二维码关注潮汐网",
        "声明：本文仅代表作者本人观点，与潮汐网无关。",
        "(更多内容请下载“潮汐”APP)",
        "シェアする",
        "無断転載を禁じます",
        "페이스북",
        "저작권자 潮汐, 무단 전재 및 재배포 금지",
    ],
)
def test_labels_and_calls_of_eastern_pages_are_left_out(line: str) -> None:
    assert texts(extract(eastern(f"<p>{line}</p>"), URL)) == list(CHINESE)


@pytest.mark.parametrize(
    "sentence",
    [
        "用户下载该APP后可以查看每艘船的位置，市长说这会让等待变得容易一些。",
        "渔民们在会上分享了他们对新灯塔的看法。",
        "记者关注的是，谁来支付这笔费用。",
    ],
)
def test_sentences_with_the_same_words_stay(sentence: str) -> None:
    assert texts(extract(eastern(f"<p>{sentence}</p>"), URL)) == [*CHINESE, sentence]


def test_links_under_an_eastern_head_are_left_out() -> None:
    related = '<p>推荐阅读</p><p><a href="/a">码头工人要求更高的工资</a></p><p><a href="/b">渡轮下周恢复通航</a></p>'
    assert texts(extract(eastern(related), URL)) == list(CHINESE)


def test_a_short_article_in_chinese_is_an_article() -> None:
    html = (
        f"<html><body><h1>港口灯塔重建</h1><div><p>{CHINESE[0]}</p><p>{CHINESE[1]}</p><p>{CHINESE[2]}</p></div></body>"
    )
    read = extract(html.encode(), URL)
    assert (read.label, len(read.text) < 250) == ("full", True)


@pytest.mark.parametrize("wall", ["この記事は会員限定です。登録すると続きをお読みいただけます。", "订阅后即可阅读全文"])
def test_eastern_paywalls_are_named(wall: str) -> None:
    html = (
        f"<html><body><h1>港口灯塔重建</h1><div><p>{CHINESE[0]}</p></div><div class='wall'><p>{wall}</p></div></body>"
    )
    assert extract(html.encode(), URL).label == "paywalled"


def test_what_follows_the_article_elsewhere_on_the_page_is_not_of_it(page: Make) -> None:
    after = """<div class="chart"><div class="row"><em>1</em> <a href="/1">Ferry fares to rise</a> 241 comments</div>
    <div class="row"><em>2</em> <a href="/2">Baker wins the marathon</a> 17 comments</div></div>"""
    html = page().replace(b"</article>", f"</article>{after}".encode())
    assert texts(extract(html, URL)) == [FIRST, SECOND, THIRD]


def test_a_last_line_without_a_full_stop_stays_where_the_article_stands(page: Make) -> None:
    html = page().replace(f"<p>{THIRD}</p>".encode(), f"<p>{THIRD}</p><p>Not before spring, then</p>".encode())
    assert texts(extract(html, URL))[-1] == "Not before spring, then"


def test_a_front_page_is_no_article() -> None:
    teasers = "".join(
        f"""<div class="teaser"><div class="frame"><h3><a href="/{n}">Headline {n}</a></h3><div class="text">
        <p>{text} It is told on page {n} of the paper, at some length.</p></div></div></div>"""
        for n, text in enumerate([FIRST, SECOND, THIRD] * 3)
    )
    html = f"<html><head><title>The Tidewater Post</title></head><body><main>{teasers}</main></body></html>"
    read = extract(html.encode(), "https://tidewater.example/")
    assert (read.label, read.note) == ("not-article", "the page lists several stories")


def test_an_article_whose_paragraphs_are_wrapped_one_by_one_is_an_article() -> None:
    wrapped = "".join(
        f"<section><div><p>{text} That was said {n} times on the day.</p></div></section>"
        for n, text in enumerate([FIRST, SECOND, THIRD] * 3)
    )
    html = f"<html><head><title>Lighthouse</title></head><body><main>{wrapped}</main></body></html>"
    read = extract(html.encode(), URL)
    assert (read.label, len(read.blocks)) == ("full", 9)


def test_an_opening_repeated_and_cut_short_is_left_out(page: Make) -> None:
    html = page().replace(b"</article>", f"</article><div><div>{FIRST[:70]} ...</div></div>".encode())
    assert texts(extract(html, URL)) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "teaser",
    [
        "<section><h2><a href='/{n}'>Headline {n}</a></h2><p>{text} More on page {n}.</p></section>",
        "<li><a href='/{n}'>Headline {n}</a><p>{text} More on page {n}.</p></li>",
    ],
)
def test_a_front_page_whose_teasers_stand_side_by_side_is_no_article(teaser: str) -> None:
    teasers = "".join(teaser.format(n=n, text=text) for n, text in enumerate([FIRST, SECOND, THIRD] * 3))
    html = f"<html><head><title>The Tidewater Post</title></head><body><main>{teasers}</main></body></html>"
    read = extract(html.encode(), "https://tidewater.example/")
    assert (read.label, read.note) == ("not-article", "the page lists several stories")


def test_paragraphs_in_wrappings_of_their_own_with_links_to_other_articles_between_are_one_article() -> None:
    paragraphs = "".join(
        f"<div><p>{text} It was so on day {n}.</p></div><div><p><a href='/{n}'>Read also: headline {n}</a></p></div>"
        for n, text in enumerate([FIRST, SECOND, THIRD] * 3)
    )
    html = f"<html><body><main><h1>The bridge, day by day</h1>{paragraphs}</main></body></html>"
    assert extract(html.encode(), "https://tidewater.example/bridge").label == "full"
