"""The order of the passages that a search found: what each article adds, and corrections before what they correct."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

# How much better a passage must be for each better one of its article, to stand before those of others. Chosen on the
# shipped test set (docs/search.md): a question that needs several articles finds them among the first five passages.
SAME_ARTICLE = 0.02
# A corrected article's passages stand behind the best one of the correction by this.
_BEHIND = 0.001


def corrections_of(connection: sqlite3.Connection, articles: Sequence[str]) -> dict[str, str]:
    """The current article that corrects each of ``articles``, for those that were corrected; the newest of several."""
    marks = ",".join("?" * len(articles))
    rows = connection.execute(
        f"""
        SELECT c.corrects, c.article FROM corrections c JOIN articles n ON n.id = c.article
        WHERE c.corrects IN ({marks}) AND n.replaced_by IS NULL ORDER BY n.date, n.added
        """,
        list(articles),
    )
    return dict(rows.fetchall())


def put_in_order(
    scores: Mapping[int, float], articles: Mapping[int, str], corrections: Mapping[str, str]
) -> dict[int, float]:
    """``scores`` of passages so changed that they put each in its place, best first.

    ``articles`` are those of the passages, ``corrections`` which article corrects which. Each further passage of an
    article counts a little less, so that the first passages are of more articles. The best passage of a correction is
    as good as the best one of what it corrects, and all of that stand behind it: what was corrected is no longer so.
    """
    best: defaultdict[str, float] = defaultdict(lambda: float("-inf"))
    for passage, score in scores.items():
        best[articles[passage]] = max(best[articles[passage]], score)
    raised = {new: max(best[new], best[old]) for old, new in corrections.items() if old in best and new in best}
    ordered: dict[int, float] = {}
    seen: Counter[str] = Counter()
    for passage in sorted(scores, key=lambda passage: (-scores[passage], passage)):
        article = articles[passage]
        score = raised[article] if article in raised and not seen[article] else scores[passage]
        if corrections.get(article) in raised:
            score = min(score, raised[corrections[article]] - _BEHIND)
        ordered[passage] = score - SAME_ARTICLE * seen[article]
        seen[article] += 1
    return dict(sorted(ordered.items(), key=lambda item: (-item[1], item[0])))
