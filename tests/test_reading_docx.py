"""Word documents give what a reader sees of them, in its order, and nothing that is hidden or deleted."""

import io
import struct
import zipfile

import pytest
from documents import archive, docx, paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import (
    DocumentDamaged,
    NotAnArticle,
    UnpacksTooLarge,
    WordEncrypted,
    WordOld,
    WordWithMacros,
)
from assistant.reading import docx as reader
from assistant.reading.docx import read_docx
from vectorstore.errors import NewsCiteError

STORY = "The hospital and the university will work together on stroke care, both of them said."
STORY_ZH = "我院与北华大学签署合作协议，双方将共建研究中心。"
TITLE_STYLE = '<w:style w:styleId="a3"><w:name w:val="Title"/></w:style>'
HEADING_STYLE = '<w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def read(body, **parts):
    return read_docx(docx(body, **parts), "notice.docx")


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def unpacked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def table(*rows):
    cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


# Text


def test_paragraphs_headings_lists_and_tables_keep_their_order():
    rows = [[paragraph("Prize"), paragraph("Winner")], [paragraph("First"), paragraph("Huang Xiaojun") + paragraph("")]]
    body = (
        paragraph("Two teams win the prize")
        + paragraph(STORY)
        + paragraph("the first team", item=True)
        + paragraph("the second team", item=True)
        + table(*rows)
        + paragraph(STORY_ZH)
    )

    assert read(body).text == (
        f"Two teams win the prize\n\n{STORY}\n\nthe first team\nthe second team\n"
        f"Prize | Winner\nFirst | Huang Xiaojun\n\n{STORY_ZH}"
    )


def test_a_table_that_lays_out_the_page_gives_paragraphs():
    body = table([paragraph(STORY) + paragraph("Second.") + paragraph("Third."), paragraph("Beside it.")])

    assert read(body).text == f"{STORY}\n\nSecond.\n\nThird.\n\nBeside it."


def test_a_table_within_a_table_is_read_once():
    body = table([table([paragraph("inner one"), paragraph("inner two")]), paragraph("outer")])

    assert read(body).text == "inner one | inner two | outer"


def test_what_is_deleted_hidden_or_an_instruction_is_left_out():
    seen = paragraph(
        run("Seen "),
        run("HIDDEN", "<w:vanish/>"),
        run("and not hidden", '<w:vanish w:val="0"/>'),
        "<w:del><w:r><w:delText>DELETED</w:delText></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>MOVED</w:t></w:r></w:moveFrom>",
        "<w:ins><w:r><w:t>, inserted</w:t></w:r></w:ins>",
        '<w:r><w:instrText>HYPERLINK "https://a.example"</w:instrText></w:r>',
        "<w:hyperlink><w:r><w:t>, linked</w:t></w:r></w:hyperlink>",
        "<w:ruby><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>, 汉</w:t></w:r></w:rubyBase></w:ruby>",
    )

    assert read(seen).text == "Seen and not hidden, inserted, linked, 汉"


def test_breaks_tabs_and_hyphens_within_a_paragraph_stay():
    body = paragraph(
        "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>",
        "<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>thr</w:t><w:softHyphen/><w:t>ee</w:t>"
        "<w:noBreakHyphen/><w:t>four</w:t></w:r>",
    )

    assert read(body).text == "one two\nthree-four"


def test_a_drawing_is_read_in_one_of_its_two_forms():
    box = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    choice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"

    assert read(paragraph("Around the box", f"<w:r>{choice}</w:r>")).text == "In the box\n\nAround the box"


def test_notes_come_at_the_end():
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    notes = f"<w:footnotes {names}><w:footnote>{paragraph('A note.')}</w:footnote></w:footnotes>"

    assert read(paragraph(STORY), extra={"word/footnotes.xml": notes}).text == f"{STORY}\n\nA note."


def test_the_document_is_found_where_the_package_says():
    assert read(paragraph(STORY), document="word/document2.xml").text == STORY


def test_the_strict_form_of_the_format_is_read():
    usual, strict = "schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main"
    parts = {name: content.replace(usual, strict) for name, content in unpacked(docx(paragraph(STORY))).items()}

    assert read_docx(archive(parts), "notice.docx").text == STORY


# Title, date, author


@pytest.mark.parametrize(("style", "styles"), [("a3", TITLE_STYLE), ("1", HEADING_STYLE)])
def test_the_first_heading_is_the_title(style, styles):
    body = paragraph("Press office") + paragraph("Two teams win the prize", style=style) + paragraph(STORY)

    assert read(body, styles=styles).title == "Two teams win the prize"


def test_a_given_title_counts_when_the_text_says_it():
    body = paragraph("Press office", style="a3") + paragraph("Two teams win the prize") + paragraph(STORY)

    assert read(body, styles=TITLE_STYLE, core="<dc:title>Two Teams Win the Prize</dc:title>").title == (
        "Two Teams Win the Prize"
    )
    assert read(body, styles=TITLE_STYLE, core="<dc:title>Letter template</dc:title>").title == "Press office"


def test_without_heading_and_given_title_it_is_found_as_in_plain_text():
    assert read(paragraph("我院与北华大学签署合作协议") + paragraph(STORY_ZH)).title == "我院与北华大学签署合作协议"


def test_date_author_and_publisher_are_what_the_text_says_else_what_is_given():
    core = "<dc:creator>Anna Reed</dc:creator><dcterms:created>2024-09-30T08:00:00Z</dcterms:created>"
    told = read(paragraph("发布时间：2024-09-28 来源：健康报 作者：李敏") + paragraph(STORY_ZH), core=core)
    untold = read(paragraph(STORY), core=core)

    assert (told.date, told.publisher, told.author) == ("2024-09-28", "健康报", "李敏")
    assert (untold.date, untold.publisher, untold.author) == ("2024-09-30", None, "Anna Reed")


# What cannot be read

ENTITIES = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), WordEncrypted, "password"),
        (OLE + "WordDocument".encode("utf-16-le"), WordOld, r"\.doc\)"),
        (docx(paragraph(STORY), extra={"word/vbaProject.bin": b"\0"}), WordWithMacros, "macros"),
        (docx(""), NotAnArticle, "no article text"),
        (archive({"word/other.xml": "<x/>"}), DocumentDamaged, "not a Word document"),
        (archive({"word/document.xml": "<w:document>"}), DocumentDamaged, "damaged"),
        (archive({"word/document.xml": ENTITIES + DOCUMENT}), DocumentDamaged, "damaged"),
        (docx("<w:p>" * 5000 + "</w:p>" * 5000), DocumentDamaged, "damaged"),
        (docx(paragraph(STORY))[:300], DocumentDamaged, "damaged"),
        (b"PK\3\4 and nothing else", DocumentDamaged, "damaged"),
    ],
)
def test_what_cannot_be_read_is_told_in_both_languages(data, error, words):
    with pytest.raises(error, match=words) as caught:
        read_docx(data, "notice.docx")
    assert "notice.docx" in caught.value.message("zh")


def test_a_document_that_unpacks_to_more_than_a_book_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(reader, "MEGABYTES", 1)
    data = docx(paragraph(STORY), extra={"word/styles.xml": b" " * 1_000_001})
    assert len(data) < 10_000

    with pytest.raises(UnpacksTooLarge, match="more than 1 MB"):
        read_docx(data, "notice.docx")


def test_pictures_may_be_as_large_as_they_like(monkeypatch):
    monkeypatch.setattr(reader, "MEGABYTES", 1)

    assert read(paragraph(STORY), extra={"word/media/image1.bmp": b" " * 5_000_000}).text == STORY


def test_an_archive_that_says_less_than_it_holds_is_not_unpacked_further(monkeypatch):
    """The size in the directory of the archive is what is trusted; here it is made out to be ten bytes."""
    data = bytearray(docx(paragraph(STORY)))
    place = data.rindex(b"word/document.xml")
    data[place - 22 : place - 18] = struct.pack("<I", 10)

    with pytest.raises(DocumentDamaged):
        read_docx(bytes(data), "notice.docx")


SOUND = docx(
    paragraph("Two teams win the prize", style="a3") + paragraph(STORY) + table([paragraph("a"), paragraph("b")]),
    styles=TITLE_STYLE,
    core="<dc:title>Two teams</dc:title>",
)
PARTS = unpacked(SOUND)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damaged_documents_are_read_or_refused(data):
    def damaged(content):
        kept = bytearray(content[: data.draw(st.integers(0, len(content)) | st.just(len(content)))])
        for place in data.draw(st.lists(st.integers(0, len(content)), max_size=6)):
            kept[place : place + 1] = bytes([data.draw(st.integers(0, 255))])
        return bytes(kept)

    name = data.draw(st.sampled_from(["", *PARTS]))
    content = archive({**PARTS, name: damaged(PARTS[name].encode())}) if name else damaged(SOUND)
    try:
        article = read_docx(content, "notice.docx")
    except NewsCiteError as error:
        assert str(error)
    else:
        assert article.text
        assert article.title
