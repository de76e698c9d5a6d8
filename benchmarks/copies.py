"""See how alike copies of articles are, and articles that are none: what vectorstore/text/likeness.py tells apart.

    python benchmarks/copies.py

Copies are made of the sample articles as other sites make them: with a dateline and an agency's name, without the last
tenth or fifth of the sentences, and with one sentence in ten said otherwise. Others are all pairs of different sample
articles, and halves of one article. Printed are the likenesses: the least, the median and the most of each.
"""

from collections.abc import Callable
from itertools import combinations

import numpy as np
from public_data import sample

from vectorstore.text.likeness import COPY, likeness, sketch
from vectorstore.text.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text)]


def without_last(text: str, share: float) -> str:
    kept = sentences(text)
    return "\n".join(kept[: max(1, round(len(kept) * (1 - share)))])


def reworded(text: str) -> str:
    return "\n".join(
        " ".join(reversed(each.split())) if number % 10 == 5 else each for number, each in enumerate(sentences(text))
    )


COPIES: dict[str, Callable[[str], str]] = {
    "with dateline and agency": lambda text: f"BEIJING, 24 March (Agency) — {text}\n(Reporting by A. Writer)",
    "without the last tenth": lambda text: without_last(text, 0.1),
    "without the last fifth": lambda text: without_last(text, 0.2),
    "one sentence in ten otherwise": reworded,
}


def show(name: str, figures: list[float]) -> None:
    least, median, most = np.percentile(figures, [0, 50, 100])
    alike = np.mean(np.array(figures) >= COPY)
    print(f"{name:32} least {least:.2f}  median {median:.2f}  most {most:.2f}   taken for copies {alike:.2f}")


def main() -> None:
    texts = [article.text for article in sample()[0]]
    print(f"{len(texts)} articles; copies are those from {COPY} on")
    for name, copy in COPIES.items():
        show(name, [likeness(sketch(text), sketch(copy(text))) for text in texts])
    show("other articles", [likeness(sketch(one), sketch(other)) for one, other in combinations(texts, 2)])
    halves = [sentences(text) for text in texts]
    show(
        "first and second half",
        [
            likeness(sketch("\n".join(each[: len(each) // 2])), sketch("\n".join(each[len(each) // 2 :])))
            for each in halves
        ],
    )


if __name__ == "__main__":
    main()
