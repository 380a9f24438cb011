"""Subscriptions in OPML."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdash.models import Subscription
from newsdash.sources.opml import OpmlError, read, write


def opml(body: str) -> bytes:
    return f'<?xml version="1.0"?>\n<opml version="2.0">\n<body>\n{body}\n</body>\n</opml>'.encode()


def test_nested_folders_become_a_section_and_categories_tags():
    (found,) = read(
        opml(
            '<outline text="World"><outline title="Europe"><outline text="Paper" xmlUrl="https://e.example/f" '
            'htmlUrl="https://e.example/" category="/news/,fine" type="rss"/></outline></outline>'
        )
    )
    assert found == Subscription(
        "https://e.example/f", "Paper", "World/Europe", "https://e.example/", tags=("news", "fine")
    )


def test_a_slash_in_a_folders_name_makes_no_folder():
    (found,) = read(opml('<outline text="A/B"><outline xmlUrl="https://e.example/f"/></outline>'))
    assert found.section == "A∕B"


def test_attributes_nobody_knows_survive_the_round_trip():
    data = opml('<outline xmlUrl="https://e.example/f" text="P" fancyColour="red &amp; blue" maxAge="3"/>')
    before = read(data)
    assert before[0].attributes == (("fancyColour", "red & blue"), ("maxAge", "3"))
    assert read(write(before, "t").encode()) == before


def test_attributes_of_other_programs_namespaces_survive_with_their_declarations():
    data = opml(
        '<outline xmlns:fz="urn:forumzilla:" fz:quickMode="false" fz:options="{&quot;a&quot;:1}" xml:lang="en" '
        'fz:text="not the title" text="P" xmlUrl="https://e.example/f"/>'
    )
    before = read(data)
    assert before[0].title == "P"
    assert {("fz:options", '{"a":1}'), ("xml:lang", "en")} <= set(before[0].attributes)
    text = write((*before, *before), "t")
    assert text.count('xmlns:fz="urn:forumzilla:" fz:quickMode="false"') == 2
    assert read(text.encode()) == before


def test_a_prefix_nobody_declared_does_no_harm():
    before = read(opml('<outline fz:quickMode="false" text="P" xmlUrl="https://e.example/f"/>'))
    assert read(write(before, "t").encode()) == before


def test_what_is_saved_of_a_broken_list_can_be_read_once_it_is_written():
    data = opml('<outline xmlns:q="urn:&quot;&gt;" q:z="1" text="P" fancy="2" xmlUrl="https://e.example/f"/>')
    before = read(data, recover=True)
    assert [name for name, _ in before[0].attributes] == ["fancy"]
    assert read(write(before, "t").encode()) == before


def test_of_a_crowd_of_attributes_the_first_survive():
    crowd = " ".join(f'a{n}="{n}"' for n in range(100_000))
    before = read(opml(f'<outline xmlUrl="https://e.example/f" text="P" {crowd}/>'))
    assert before[0].attributes[:2] == (("a0", "0"), ("a1", "1"))
    assert read(write(before, "t").encode()) == before


def test_a_category_in_a_hierarchy_is_written_as_one():
    before = read(opml('<outline xmlUrl="https://e.example/f" text="P" category="/World/Europe,fine"/>'))
    assert before[0].tags == ("World/Europe", "fine")
    assert 'category="/World/Europe,fine"' in write(before, "t")


def test_what_newsdash_knows_of_a_feed_survives_too():
    before = (
        Subscription("https://new.example/f", "P", "S", origin="https://old.example/f", allow_private=True, muted=True),
    )
    assert read(write(before, "t").encode()) == before


def test_an_untitled_feed_stays_untitled():
    before = (Subscription("https://e.example/f"),)
    text = write(before, "t")
    assert 'text="https://e.example/f"' in text
    assert read(text.encode()) == before


def test_an_address_is_no_title_however_it_is_written():
    assert read(opml('<outline text="http://e.example/f" xmlUrl="feed://e.example/f"/>'))[0].title == ""


def test_each_address_comes_once():
    assert len(read(opml('<outline xmlUrl="https://e.example/f"/><outline xmlUrl="https://e.example/f"/>'))) == 1


def test_quotation_marks_that_should_have_been_escaped_are():
    (found,) = read(opml('<outline text="The "Best" Paper" xmlUrl="https://e.example/f" type="rss" />'))
    assert found.title == 'The "Best" Paper'


def test_a_feed_scheme_is_understood():
    urls = [
        s.url for s in read(opml('<outline xmlUrl="feed://e.example/f"/><outline xmlUrl="feed:https://e.example/g"/>'))
    ]
    assert urls == ["http://e.example/f", "https://e.example/g"]


def test_no_other_address_is_a_subscription():
    assert read(opml('<outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="javascript:alert(1)"/>')) == ()


def test_an_error_names_the_line():
    with pytest.raises(OpmlError) as refused:
        read(opml('<outline text="a">\n<outline xmlUrl="https://e.example/f"></wrong>'))
    assert refused.value.line == 5
    assert "Line 5" in refused.value.message


def test_an_import_saves_what_it_can_of_a_broken_list():
    data = opml('<outline xmlUrl="https://e.example/f"/><outline xmlUrl="https://e.example/g"></wrong>')
    with pytest.raises(OpmlError):
        read(data)
    assert len(read(data, recover=True)) == 2


@pytest.mark.parametrize(
    ("data", "words"), [(b" ", "empty"), (b"<html><p/></html>", "not a list"), (b"text", "no XML")]
)
def test_what_is_no_list_is_refused(data, words):
    with pytest.raises(OpmlError, match=words):
        read(data)


def test_what_is_beyond_saving_is_refused_even_by_an_import():
    for data in (b"{}", b"<", b"\xed\xa0\x80"):
        with pytest.raises(OpmlError):
            read(data, recover=True)
    broken = opml('<outline text="&#xD800;P" xmlUrl="https://e.example/f"/></broken>')
    assert [feed.title for feed in read(broken, recover=True)] == ["P"]


def test_deep_nesting_is_no_bomb():
    depth = 200
    body = "<outline text='x'>" * depth + "<outline xmlUrl='https://e.example/f'/>" + "</outline>" * depth
    assert len(read(opml(body))) == 1


WORDS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=20).map(lambda t: " ".join(t.split()))


@settings(deadline=None)
@given(st.lists(st.builds(lambda n, title: (n, title), st.integers(0, 99), WORDS), unique_by=lambda pair: pair[0]))
def test_any_title_survives(pairs):
    from newsdash.text import clean

    before = tuple(Subscription(f"https://e.example/{n}", clean(title)) for n, title in pairs)
    assert read(write(before, "t").encode()) == before
