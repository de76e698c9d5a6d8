"""Read articles that come as plain text, such as news pages that were copied or converted."""

import re

from assistant.errors import NotAnArticle
from assistant.reading import furniture
from assistant.reading.dating import article_date
from assistant.reading.labels import dateline, tells_of_article
from assistant.reading.naming import find_author, find_publisher
from assistant.reading.tidying import one_line, tidy, unwrap
from vectorstore.text.language import HAN
from vectorstore.text.sentences import split_sentences
from vectorstore.types import NewArticle

# How many lines may stand before the headline, and how many buttons behind the story.
_TOP = 12
_FOOT = 8
_HAN = re.compile(f"[{HAN}]")
_SENTENCE_ENDS = re.compile(r"(?<!\.\.)[.。;；,，、:：][\"'”’」』)）]*$")
_TITLE_LABEL = re.compile(
    r"(?:(?:文章)?标题|題目|题目|标题名称|title|headline)\s*[:：]\s*(?P<title>\S.*)", re.IGNORECASE
)
# A title made from a sentence is at most this long; a Chinese character says as much as some letters.
_LETTERS = 90
_CHARACTERS = 40


def read_plain(text: str, source: str) -> NewArticle:
    """The article in ``text``.

    The title is the headline above the story, else the last part of the breadcrumb ("Home» News» Title"), else
    the story's first sentence, shortened. Date, author and publisher are what labels, byline and dateline say;
    they stay in the text, which is kept word by word. What goes is the furniture of the page: breadcrumbs,
    names of sections, buttons ("L M S", "【打印】"), links to the articles before and after, a headline said
    twice, and the line breaks of text that was wrapped at a fixed width.

    Raises NotAnArticle when nothing is left.
    """
    lines, crumb = _without_furniture(tidy(unwrap(text)).split("\n"))
    lines = _headline_once(lines, crumb)
    body = tidy("\n".join(lines))
    if not has_words(body):
        raise NotAnArticle(source=source)
    return NewArticle(
        text=body,
        source=source,
        title=find_title(body),
        date=article_date(body),
        author=find_author(lines),
        publisher=find_publisher(lines),
    )


def find_title(text: str) -> str:
    """The headline at the top of the tidied ``text``, which has words; without one, its first sentence, shortened."""
    lines = [line for line in text.split("\n") if has_words(line)]
    labelled = next((match for line in lines[:_TOP] if (match := _TITLE_LABEL.fullmatch(line))), None)
    if labelled:
        return one_line(labelled["title"])
    story = next((n for n, line in enumerate(lines) if not tells_of_article(line)), 0)
    if story < min(_TOP, len(lines) - 1) and reads_as_headline(lines[story]):
        return one_line(lines[story])
    return shortened(lines[story])


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit in ``text``."""
    return any(character.isalnum() for character in text)


def reads_as_headline(line: str) -> bool:
    """Whether ``line`` can be a headline: short, of more than a word, and not ended like a sentence."""
    if tells_of_article(line) or furniture.is_section(line) or _SENTENCE_ENDS.search(line):
        return False
    han = len(_HAN.findall(line))
    if han > len(line) / 3:
        return 4 <= len(line) <= 80
    return len(line.split()) >= 2 and len(line) <= 200


def shortened(paragraph: str) -> str:
    """The first sentence of ``paragraph`` without its dateline, cut where it is longer than a title should be.

    English is cut between words, Chinese at a comma in the second half if there is one.
    """
    found = dateline([paragraph])
    story = (paragraph[found.end :] if found else "") or paragraph
    sentences = (story[span.start : span.end] for span in split_sentences(story))
    line = one_line(next(filter(has_words, sentences), story))
    chinese = len(_HAN.findall(line)) > len(line) / 3
    longest = _CHARACTERS if chinese else _LETTERS
    if len(line) <= longest:
        return line.rstrip("。. ")
    if not chinese:
        return line[: longest + 1].rsplit(" ", 1)[0][:longest].rstrip(" ,;:-–—(“‘") + "…"
    comma = max(line.rfind(mark, longest // 2, longest) for mark in "，、；：,;")
    cut = line[:comma] if comma > 0 else re.sub(r"[A-Za-z0-9.]{1,12}$", "", line[:longest])
    return cut.rstrip("，、；：,;“‘（(《") + "…"


def _without_furniture(lines: list[str]) -> tuple[list[str], str]:
    """The lines of the article, and the last part of the breadcrumb that stood above them, if any."""
    kept: list[str] = []
    crumb = ""
    written = [number for number, line in enumerate(lines) if line]
    top, foot = set(written[:_TOP]), set(written[-_FOOT:])
    for number, line in enumerate(lines):
        last = furniture.breadcrumb(line) if number in top else None
        if last is not None:
            crumb = last
        elif not (
            (number in top | foot and furniture.is_button(line))
            or (number in top and not any(kept) and furniture.is_section(line))
            or (number in foot and furniture.is_neighbour(line))
        ):
            kept.append(furniture.without_buttons(line) if tells_of_article(line) else line)
    return kept, crumb


def _headline_once(lines: list[str], crumb: str) -> list[str]:
    """``lines`` with the headline said once, at the top, where breadcrumb or window title say it again."""
    first = [number for number, line in enumerate(lines) if line][:4]
    keys = [furniture.key(lines[number]) for number in first]
    if not keys:
        return []
    if any(len(key) >= 8 and keys[0].startswith(key) for key in keys[1:]):
        lines = lines[first[1] :]
    # A breadcrumb ends in the headline or in the name of a section, which is shorter.
    long_enough = len(crumb.split()) >= 4 or len(_HAN.findall(crumb)) >= 8
    said = any(_same(furniture.key(crumb), key) for key in keys)
    if long_enough and reads_as_headline(crumb) and not said:
        return [crumb, "", *lines]
    return lines


def _same(crumb: str, headline: str) -> bool:
    """Whether a breadcrumb, which may be cut short, is the headline."""
    return headline.startswith(crumb) or (len(headline) >= 8 and crumb.startswith(headline))
