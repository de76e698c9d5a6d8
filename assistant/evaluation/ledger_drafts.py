"""Draft test items from the ledger: who received an award, who works with whom."""

from collections.abc import Iterator, Sequence

from assistant.evaluation.drafting import draft_id, file_name
from assistant.evaluation.items import Item
from assistant.ledger.types import Event
from assistant.texts import text
from assistant.types import InterfaceLanguage
from vectorstore.ledger.types import Award, Collaboration
from vectorstore.types import Article


def from_ledger(events: Sequence[Event], articles: Sequence[Article]) -> Iterator[Item]:
    """A question for each of ``events`` whose first row says enough, in the language of its article.

    Its article must be one of ``articles``. Accepted are the names as the row has
    them; all must be given where there are several.
    """
    by_id = {article.id: article for article in articles}
    for event in events:
        row = event.rows[0]
        article = by_id.get(row.article)
        if article is None or article.language == "other" or row.found.end <= row.found.start:
            continue
        content = row.found.content
        language: InterfaceLanguage = "zh" if article.language == "zh" else "en"
        asked = _of_award(content, language) if isinstance(content, Award) else _of_work(content, language)
        if asked is None:
            continue
        question, answers = asked
        several = len(answers) > 1
        yield Item(
            id=draft_id(article.id, "ledger", event.id),
            question=question,
            lang=language,
            type="list" if several else "fact",
            answers=() if several else answers,
            must_all=several,
            answers_all=answers if several else (),
            sources=(file_name(article),),
            evidence=(article.text[row.found.start : row.found.end],),
        )


def _of_award(content: Award, language: InterfaceLanguage) -> tuple[str, tuple[str, ...]] | None:
    names = tuple(dict.fromkeys(one.name.text for one in content.recipients if one.name))
    if content.award is None or not names:
        return None
    year = content.year.text if content.year and content.year.text not in content.award.text else ""
    said = {"year": year, "award": content.award.text, "rank": content.rank.text if content.rank else ""}
    key = "evaluation.draft_award_class" if said["rank"] else "evaluation.draft_award"
    return " ".join(text(key, language, **said).split()), names


def _of_work(content: Collaboration, language: InterfaceLanguage) -> tuple[str, tuple[str, ...]] | None:
    first, *others = (party.text for party in content.parties)
    if not others:
        return None
    return text("evaluation.draft_partners", language, party=first), tuple(dict.fromkeys(others))
