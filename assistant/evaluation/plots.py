"""Plots as SVG, by matplotlib: their text stays text, their colours are the page's, so they are light or dark as it is.

Text is never read as mathematics, and matplotlib escapes it as XML.
"""

import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.evaluation.names import FAILURES
from vectorstore.text.language import HAN

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Matplotlib draws in these; the page says what they are (``page/report.css``).
_COLOURS: dict[str, str] = {
    "ink": "#010101",
    "muted": "#020202",
    "line": "#030303",
    "right": "#040404",
    **{kind: f"#0505{number:02x}" for number, kind in enumerate(FAILURES)},
    "better": "#060601",
    "worse": "#060602",
    "chance": "#060603",
}
OUTCOMES = ("right", *FAILURES)
# Inches: what is wide enough for a label and a scale, and still readable on a phone. A row's height fits its text.
_WIDTH, _ROW, _FRAME = 5.2, 0.27, 0.44
_FONT = 9.5
# Inches that a Latin letter takes on average; a Han character takes two.
_LETTER = 0.073
_LONGEST_LABEL = 34
# What the numbers of a scale and its name take on the left, as letters.
_SCALE_LETTERS = 8
_BRACKETS = re.compile(r"\s*[(（].*[)）]$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A value with its interval beside a label; ``colour`` is a name of the page's colours."""

    label: str
    value: float
    low: float
    high: float
    colour: str = "right"


@dataclass(frozen=True, slots=True)
class Point:
    """A run in the plane: how good, with its interval, and what it took."""

    label: str
    x: float
    y: float
    low: float
    high: float


def intervals(name: str, marks: Sequence[Mark]) -> str:
    """Shares from 0 to 1 with their intervals, from top to bottom."""
    return _marks(name, marks, (0, 1))


def differences(name: str, marks: Sequence[Mark]) -> str:
    """Differences with their intervals around a line at 0."""
    reach = max([0.05, *(max(abs(mark.low), abs(mark.high)) for mark in marks)]) * 1.1
    return _marks(name, marks, (-reach, reach))


def outcomes(name: str, groups: Mapping[str, Mapping[str, int]]) -> str:
    """For each group, the shares of its questions that went right or wrong in each way."""
    with _figure(len(groups), [*groups]) as (figure, axes):
        for row, counts in enumerate(groups.values()):
            left, whole = 0.0, sum(counts.values())
            for outcome in OUTCOMES:
                share = counts.get(outcome, 0) / whole
                axes.barh(row, share, 0.62, left=left, color=_COLOURS[outcome], linewidth=0)
                left += share
        _rows(axes, [*groups])
        axes.set_xlim(0, 1)
        axes.xaxis.set_major_formatter(lambda share, _: f"{100 * share:.0f} %")
        return _svg(figure, name)


def spreads(name: str, stages: Mapping[str, Sequence[float]], unit: str) -> str:
    """For each stage the quartiles of its times, with whiskers to the 5th and the 95th percentile."""
    with _figure(len(stages), [*stages], bottom=0.2) as (figure, axes):
        ink, accent = _COLOURS["ink"], _COLOURS["right"]
        axes.boxplot(
            [*stages.values()],
            positions=range(len(stages)),
            orientation="horizontal",
            whis=(5, 95),
            showfliers=False,
            widths=0.5,
            patch_artist=True,
            boxprops={"facecolor": accent, "alpha": 0.35, "edgecolor": accent},
            medianprops={"color": ink, "linewidth": 1.6},
            whiskerprops={"color": accent},
            capprops={"color": accent},
        )
        _rows(axes, [*stages])
        axes.set_xlim(left=0)
        axes.set_xlabel(unit)
        return _svg(figure, name)


def scatter(name: str, points: Sequence[Point], across: str, up: str) -> str:
    """Runs by what they took (``across``) and how good they were (``up``)."""
    with _figure(11, [" " * _SCALE_LETTERS], bottom=0.2) as (figure, axes):
        for point in points:
            axes.plot(
                [point.x, point.x],
                [point.low, point.high],
                color=_COLOURS["right"],
                linewidth=3.5,
                alpha=0.35,
                zorder=1,
            )
            axes.plot(point.x, point.y, "o", color=_COLOURS["right"], markersize=6, zorder=2)
            axes.annotate(
                _label(point.label), (point.x, point.y), xytext=(7, 4), textcoords="offset points",
                fontsize=_FONT - 1, parse_math=False,
            )  # fmt: skip
        most = max(point.x for point in points)
        axes.set_xlim(0, most * 1.35 or 1)
        axes.set_ylim(max(0, min(point.low for point in points) - 0.05), min(1, max(p.high for p in points) + 0.05))
        axes.set_xlabel(across)
        axes.set_ylabel(up)
        axes.grid(True, color=_COLOURS["line"], linewidth=0.5)
        return _svg(figure, name)


def _marks(name: str, marks: Sequence[Mark], limits: tuple[float, float]) -> str:
    with _figure(len(marks), [mark.label for mark in marks]) as (figure, axes):
        for row, mark in enumerate(marks):
            colour = _COLOURS[mark.colour]
            axes.plot([mark.low, mark.high], [row, row], color=colour, linewidth=3.5, alpha=0.35, zorder=2)
            axes.plot(mark.value, row, "o", color=colour, markersize=6, zorder=3, clip_on=False)
        axes.set_xlim(*limits)
        if limits[0] < 0:
            axes.axvline(0, color=_COLOURS["ink"], linewidth=0.9, zorder=1)
        axes.grid(True, axis="x", color=_COLOURS["line"], linewidth=0.5)
        _rows(axes, [mark.label for mark in marks])
        return _svg(figure, name)


@contextmanager
def _figure(rows: int, labels: Sequence[str], bottom: float = 0.0) -> "Iterator[tuple[Figure, Axes]]":
    """A figure for so many rows, with room for their labels; no window, nothing kept, no settings but these."""
    import matplotlib as mpl
    from matplotlib.figure import Figure as Drawn

    style: dict[Any, Any] = {
        "font.size": _FONT,
        "svg.fonttype": "none",
        "text.parse_math": False,
        "axes.unicode_minus": True,
        "text.color": _COLOURS["ink"],
        "axes.labelcolor": _COLOURS["muted"],
        "axes.edgecolor": _COLOURS["line"],
        "xtick.color": _COLOURS["muted"],
        "ytick.color": _COLOURS["ink"],
        "axes.axisbelow": True,
    }
    height = rows * _ROW + _FRAME + bottom
    room = max(_width(label if label.isspace() else _label(label)) for label in labels) + 0.12
    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcdefaults()
        mpl.rcParams.update(style)
        # Only measured with matplotlib's own font; what is drawn is text in the page's.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        figure = Drawn(figsize=(_WIDTH, height))
        axes = figure.add_axes(
            (room / _WIDTH, (0.34 + bottom) / height, 1 - (room + 0.2) / _WIDTH, rows * _ROW / height)
        )
        for side in ("top", "right", "left"):
            axes.spines[side].set_visible(False)
        axes.tick_params(length=0)
        yield figure, axes


def _rows(axes: "Axes", labels: Sequence[str]) -> None:
    axes.set_yticks(range(len(labels)), [_label(label) for label in labels])
    axes.set_ylim(len(labels) - 0.5, -0.5)


def _label(words: str) -> str:
    """``words`` without what stands in brackets, on one line that has room."""
    words = " ".join(_BRACKETS.sub("", words).split()) or words
    return words if len(words) <= _LONGEST_LABEL else words[: _LONGEST_LABEL - 1] + "…"


def _width(words: str) -> float:
    return _LETTER * (len(words) + len(re.findall(f"[{HAN}（）]", words)))


def _svg(figure: "Figure", name: str) -> str:
    """The figure as an ``svg`` element that takes the width it is given, in the colours of the page."""
    import matplotlib as mpl

    out = io.StringIO()
    mpl.rcParams["svg.hashsalt"] = name  # else two plots of a page could share an id
    figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    drawn = out.getvalue()
    drawn = drawn[drawn.index("<svg") :]
    drawn = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>", "", drawn, flags=re.DOTALL)
    drawn = re.sub(r'<g id="[^"]*"', "<g", drawn)
    drawn = re.sub(r'<svg [^>]*?viewBox="([^"]*)"[^>]*>', r'<svg viewBox="\1" aria-hidden="true">', drawn, count=1)
    for colour, hexadecimal in _COLOURS.items():
        drawn = drawn.replace(hexadecimal, f"var(--{colour})")
    return re.sub(r" font-family: [^;]*;", "", drawn)
