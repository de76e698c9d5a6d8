"""Which files are taken from paths, and what is said of those that cannot be read."""

import os
import subprocess
import sys

import pytest
from documents import docx, paragraph, pdf

from assistant import errors
from assistant.errors import (
    BinaryFile,
    DocumentDamaged,
    FrontMatterInvalid,
    NotAnArticle,
    NotText,
    PdfEncrypted,
    ReadingFailed,
    SourceEmpty,
    SourceMissing,
    SourceTooLarge,
    SourceUnreadable,
    UnknownFormat,
    WrongSuffix,
)
from assistant.reading import KNOWN_SUFFIXES, files, find_files, read_bytes, read_path

STORY = "The hospital and the university will work together on stroke care, both of them said on Monday."


@pytest.fixture
def folder(tmp_path):
    for name in (
        *("b.txt", "a.html", "deep/er/c.md", "deep/D.TXT", "deep/notes.odt", "photo.jpg"),
        *(".hidden.txt", ".git/e.txt", "deep/.cache/f.md", "z.markdown", "y.htm", "x.xhtml"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY, encoding="utf-8")
    return tmp_path


def names(folder, paths):
    return [path.relative_to(folder).as_posix() for path in find_files(paths)]


def test_a_folder_gives_its_known_files_in_order_without_hidden_ones(folder):
    assert names(folder, [folder]) == [
        *("a.html", "b.txt", "deep/D.TXT", "deep/er/c.md", "x.xhtml", "y.htm", "z.markdown"),
    ]


def test_the_order_of_the_paths_is_kept_and_each_file_comes_once(folder):
    assert names(folder, [folder / "z.markdown", folder / "deep", folder]) == [
        *("z.markdown", "deep/D.TXT", "deep/er/c.md", "a.html", "b.txt", "x.xhtml", "y.htm"),
    ]


def test_what_is_named_is_meant_even_when_it_is_hidden(folder):
    assert names(folder, [folder / ".hidden.txt"]) == [".hidden.txt"]
    assert names(folder, [folder / ".git"]) == [".git/e.txt"]


def test_a_link_that_leads_back_does_no_harm(folder):
    (folder / "deep" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "deep" / "gone.txt").symlink_to(folder / "no such file.txt")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "again.txt").symlink_to(folder / "b.txt")
    assert names(folder, [folder]) == [
        *("a.html", "again.txt", "deep/D.TXT", "deep/er/c.md", "x.xhtml", "y.htm", "z.markdown"),
    ]


def test_a_linked_folder_is_walked(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "g.txt").write_text(STORY, encoding="utf-8")
    (folder / "deep" / "link").symlink_to(elsewhere, target_is_directory=True)
    assert "deep/link/g.txt" in names(folder, [folder])


def test_a_pipe_in_a_folder_is_passed_over(folder):
    os.mkfifo(folder / "pipe.txt")
    assert "pipe.txt" not in names(folder, [folder])


def test_a_path_that_is_not_there_is_told(folder):
    with pytest.raises(SourceMissing, match=r"no file or folder .*nothing\.txt"):
        list(find_files([folder / "nothing.txt"]))
    with pytest.raises(SourceMissing):
        list(find_files([folder / "b.txt" / "below a file.txt"]))


def test_a_named_file_of_another_kind_is_told_with_the_kinds_that_are_read(folder):
    with pytest.raises(UnknownFormat, match=r"notes\.odt is of a kind .*\(\.odt\).*\.txt.*\.md.*\.html.*\.pdf"):
        list(find_files([folder / "deep" / "notes.odt"]))


def test_an_empty_folder_gives_nothing(tmp_path):
    assert list(find_files([tmp_path])) == []


def test_a_folder_that_may_not_be_opened_stops_nothing(folder, monkeypatch):
    closed = folder / "deep"
    iterdir = type(closed).iterdir

    def guarded(path):
        if path == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return iterdir(path)

    monkeypatch.setattr(type(closed), "iterdir", guarded)
    found = list(find_files([folder]))
    assert [path.name for path in found] == ["a.html", "b.txt", "deep", "x.xhtml", "y.htm", "z.markdown"]
    with pytest.raises(SourceUnreadable, match="deep cannot be opened"):
        read_path(closed)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", "Two teams win the prize\n\n" + STORY),
        ("a.md", "# Two teams win the prize\n\n" + STORY),
        ("a.HTML", f"<title>Two teams win the prize</title><h1>Two teams win the prize</h1><p>{STORY}</p>"),
        ("a.pdf", pdf([(72, 760, 20, "Two teams win the prize"), (72, 730, 9, STORY)])),
        ("a.docx", docx(paragraph("Two teams win the prize") + paragraph(STORY))),
    ],
)
def test_each_kind_of_file_is_read_as_what_it_is(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    article = read_path(path)
    assert article.source == str(path)
    assert article.title == "Two teams win the prize"
    assert article.text == f"Two teams win the prize\n\n{STORY}"
    assert read_path(path, "https://a.example/1").source == "https://a.example/1"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "big5"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_the_same_page_in_every_encoding_is_the_same_article(tmp_path, encoding, suffix):
    story = "我院和北大合作，在上海共建中心。今天上午，主任李文主持合作大會，來自全國的代表參加，共同商討未來發展。"
    text = f"<p>{story}</p>" if suffix == ".html" else story
    path = tmp_path / f"page{suffix}"
    path.write_bytes(text.encode(encoding))
    assert read_path(path).text == story


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.txt", b"", SourceEmpty),
        ("a.txt", b" \n\xe3\x80\x80\n", NotAnArticle),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", BinaryFile),
        ("a.md", b"\x7fELF\2\1\1" + bytes(range(256)) * 9, BinaryFile),
        ("a.html", b"PK\3\4\x14\0\0\0" + bytes(range(256)) * 9, BinaryFile),
        ("a.txt", "これは日本語の文章です。".encode("euc_jp") * 20, NotText),
        ("a.txt", b"%PDF-1.7\n", WrongSuffix),
        ("a.html", docx(""), WrongSuffix),
        ("a.html", b"<html><body></body></html>", NotAnArticle),
        ("a.html", b"", SourceEmpty),
        ("a.md", b"---\ntitle: [\n---\n", FrontMatterInvalid),
        ("a.pdf", b"%PDF-1.7", DocumentDamaged),
        ("a.pdf", b"<html>Please log in</html>", DocumentDamaged),
        ("a.pdf", pdf([(72, 700, 11, "Locked")], encrypt=True), PdfEncrypted),
        ("a.docx", b"", SourceEmpty),
        ("a.docx", b"words", DocumentDamaged),
        ("a.docx", docx("<w:p/>"), NotAnArticle),
        ("a.docm", docx("<w:p/>"), UnknownFormat),
        ("noending", b"words", UnknownFormat),
    ],
)
def test_what_cannot_be_read_is_told_in_both_languages(tmp_path, name, data, error):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(error) as caught:
        read_path(path, "given name")
    assert isinstance(caught.value, ReadingFailed)
    for language in ("en", "zh"):
        assert "given name" in caught.value.message(language)


def test_a_missing_file_and_a_folder_are_told_as_such(tmp_path):
    with pytest.raises(SourceMissing):
        read_path(tmp_path / "nothing.txt")
    with pytest.raises(SourceUnreadable):
        read_path(tmp_path)


def test_a_file_larger_than_any_article_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MEGABYTES", 1)
    path = tmp_path / "a.txt"
    path.write_bytes(b"word " * 200_000)
    assert read_path(path).text
    path.write_bytes(b"word " * 200_000 + b"!")
    with pytest.raises(SourceTooLarge, match="larger than 1 MB"):
        read_path(path)


def test_bytes_without_a_file_are_held_to_the_same_size(monkeypatch):
    monkeypatch.setattr(files, "MEGABYTES", 1)
    with pytest.raises(SourceTooLarge):
        read_bytes(b"word " * 200_001, "https://a.example/1", "text")


@pytest.mark.parametrize("kind", ["feed", "sitemap", "other"])
def test_what_lists_articles_is_none(kind):
    with pytest.raises(NotAnArticle):
        read_bytes(b"<rss/>", "https://a.example/1", kind)


def test_every_failure_of_reading_is_in_the_tree_of_errors():
    tree = errors.__doc__
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ReadingFailed)]
    assert len(kinds) >= 8
    assert all(kind.__name__ in tree for kind in kinds)


def test_known_suffixes_are_lower_case_and_start_with_a_dot():
    assert set(KNOWN_SUFFIXES) == {".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"}


def test_looking_for_files_loads_no_library_of_pages():
    heavy = ("lxml", "trafilatura", "yaml", "markdown_it", "pypdfium2", "feedparser")
    code = f"import sys, assistant.reading; print([name for name in {heavy} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
