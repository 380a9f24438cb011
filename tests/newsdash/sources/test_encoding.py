"""A document's text, whatever its bytes and labels claim."""

import pytest

from newsdash.sources.encoding import decode

TEXT = "<?xml version='1.0' encoding='{}'?><title>Ærø – “naïve” café</title>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_the_declared_encoding_is_used(encoding):
    text = TEXT.format(encoding.removesuffix("-sig"))
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["shift_jis", "euc-jp", "iso-2022-jp", "gb2312", "euc-kr", "big5", "koi8-r"])
def test_the_header_names_the_encoding(encoding):
    text = {"koi8-r": "<t>Привет, мир</t>", "euc-kr": "<t>안녕하세요</t>"}.get(encoding, "<t>中文</t>")
    assert decode(text.encode(encoding), f"text/xml; charset={encoding}") == text


def test_latin_1_means_windows_1252():
    assert decode(b"<t>\x93quoted\x94</t>", "text/xml; charset=ISO-8859-1") == "<t>“quoted”</t>"


def test_valid_utf_8_is_not_misread_because_a_server_says_latin_1():
    assert decode("<t>café</t>".encode(), "text/html; charset=iso-8859-1") == "<t>café</t>"


def test_an_encoding_nobody_knows_is_ignored():
    assert decode("<t>café</t>".encode(), "text/xml; charset=x-klingon") == "<t>café</t>"
    assert decode(b"<t>6869</t>", "text/xml; charset=hex") == "<t>6869</t>"


def test_an_unlabelled_text_is_guessed_by_its_bytes():
    text = "<t>" + "Съешь же ещё этих мягких французских булок, да выпей чаю. " * 5 + "</t>"
    assert decode(text.encode("cp1251")) == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Die Fähre fährt nächste Woche über den Fluss, außer dienstags. – „Schön“, sagt sie."),
        ("cp1252", "L’été dernier, la réforme a été votée à l’unanimité ; ça n’empêche pas les élèves de râler."),
        ("cp1252", "El barco volverá mañana al muelle de los niños, según el capitán. ¿Cuándo? Después."),
        ("cp1252", "A reunião sobre as eleições não será amanhã, disse o ministério; ninguém está à espera."),
        ("cp1252", "Färjan går på måndag från ön, säger rederiet."),
        ("cp1252", "Færgen sejler på mandag fra øen."),
        ("cp1250", "Prom wypłynie jutro po południu, choć źródła mówią, że będą opóźnienia. Żółw też płynie."),
        ("cp1250", "Trajekt vypluje příští týden, řekla včera ředitelka, ačkoli moře bude žlutě pěnit."),
        ("cp1250", "A komp jövő hétfőn indul a kikötőből, közölte a társaság; az esős idő sem gátolja."),
        ("cp1254", "Vapur gelecek hafta iskeleden kalkacak, dedi müdür; güneşli gün değilse bile yağış yok."),
        ("cp1257", "Keltas kitą savaitę išplauks iš prieplaukos, pranešė įmonė, nors žmonių bus mažai."),
        ("cp1253", "Το πλοίο θα φύγει από το λιμάνι την επόμενη εβδομάδα, είπε η διευθύντρια της εταιρείας."),
    ],
)
def test_an_unlabelled_text_in_latin_letters_is_in_the_encoding_of_its_language(encoding, text):
    assert decode(f"<t>{text}</t>".encode(encoding)) == f"<t>{text}</t>"


@pytest.mark.parametrize(
    ("encoding", "text", "cut"),
    [
        ("utf-8", "<t>Ærø – “naïve” café</t><d>Съешь же</d>", b"\xd1</d>"),
        ("gb2312", "<t>新闻新闻</t><d>北京</d>", b"\xff</d>"),
        ("cp1251", "<t>Съешь же ещё</t><d>булок</d>", b"\x98</d>"),
    ],
)
def test_a_text_cut_inside_a_character_is_still_what_it_says_it_is(encoding, text, cut):
    body = text.encode(encoding).replace(b"</d>", cut)
    assert decode(body, f"text/xml; charset={encoding}") == text.replace("</d>", "\ufffd</d>")


def test_latin_1_that_says_it_is_utf_8_is_read_as_what_it_is():
    assert (
        decode("<t>déjà vu, café, naïve</t>".encode("latin-1"), "text/xml; charset=utf-8")
        == "<t>déjà vu, café, naïve</t>"
    )


def test_a_feed_put_together_from_two_encodings_is_read_in_both():
    body = "<t>Fähre</t>".encode() + "<t>“Café – déjà vu”</t>".encode("cp1252")
    assert decode(body, "text/xml; charset=utf-8") == "<t>Fähre</t><t>“Café – déjà vu”</t>"


def test_pairs_of_surrogates_that_were_encoded_one_by_one_are_the_character_they_stand_for():
    assert decode(b"<t>caf\xc3\xa9 \xed\xa0\xbd\xed\xb8\x80</t>") == "<t>café 😀</t>"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_json_in_utf_16_needs_no_mark(encoding):
    assert decode('{"title": "Fähre"}'.encode(encoding)) == '{"title": "Fähre"}'


def test_undecodable_bytes_cost_only_themselves():
    assert decode(b"\xef\xbb\xbf<t>a\xffb</t>") == "<t>a\ufffdb</t>"
