"""Leave out what stands on every page of a PDF document: running heads, page numbers, what browsers print around."""

import re
from bisect import bisect, insort
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.reading.pdf_lines import Line, Page

# How many lines at the top and at the foot of a page can be such lines.
_ZONE = 3
# On how many pages one stands at least; left and right pages, and those of each chapter, can have their own.
_OFTEN, _OFTEN_OF_FEW, _FEW_PAGES = 3, 2, 5
# It stands at the same height on all of them, within this many points.
_SAME_HEIGHT = 6.0
# The share of a page's height at its edges where nothing else stands.
_MARGIN = 0.09

_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:page|p\.|第)?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*页?(?:\s*(?:/|of|[,，(（]?\s*共)\s*\d{1,4}\s*页?)?[\W_]*",
    re.IGNORECASE,
)
# What browsers print: the time at the start of the line above, "1/3" or "1 of 3" in that below.
_PRINTED = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+(?:[上下]午)?\d{1,2}:\d{2}(?:\s?[AP]M)?(?:\s.*)?|"
    r".*(?:^|\s)(?P<number>\d{1,4})(?:/| of )(?P<total>\d{1,4})(?:\s.*)?"
)


def without_running(pages: Sequence[Page]) -> Iterator[Page]:
    """``pages`` without the lines at their edges that stand there on several, nor page numbers."""
    heights: dict[tuple[str, bool], list[float]] = {}
    for page in pages:
        for key, height in {_key(line, page): _from_edge(line, page) for line in _zone(page)}.items():
            insort(heights.setdefault(key, []), height)
    often = _OFTEN if len(pages) > _FEW_PAGES else _OFTEN_OF_FEW

    def runs(line: Line, page: Page) -> bool:
        same, height = heights[_key(line, page)], _from_edge(line, page)
        return bisect(same, height + _SAME_HEIGHT) - bisect(same, height - _SAME_HEIGHT) >= often

    for number, page in enumerate(pages, start=1):
        zone = _zone(page)
        around = {line for line in zone if runs(line, page) or _is_page_number(line, number, len(pages))}
        yield replace(page, lines=tuple(line for line in page.lines if line not in around))


def _zone(page: Page) -> list[Line]:
    """The lines at the upper and the lower edge of ``page``."""
    near = [line for line in page.lines if _from_edge(line, page) < _MARGIN * page.height]
    lines = sorted(near, key=lambda line: line.y)
    return lines if len(lines) <= 2 * _ZONE else lines[:_ZONE] + lines[-_ZONE:]


def _key(line: Line, page: Page) -> tuple[str, bool]:
    """What is equal for the prints of one line on many pages: its words without numbers, and whether it is above."""
    return re.sub(r"\d+", "#", " ".join(line.text.split())), line.y > page.height / 2


def _from_edge(line: Line, page: Page) -> float:
    return min(line.y, page.height - line.y)


def _is_page_number(line: Line, number: int, total: int) -> bool:
    """Whether ``line``, at an edge, is but a page number, or what a browser prints around page ``number``."""
    printed = _PRINTED.fullmatch(line.text)
    if printed is None or printed["number"] is None:
        return printed is not None or _PAGE_NUMBER.fullmatch(line.text) is not None
    return (int(printed["number"]), int(printed["total"])) == (number, total)
