"""Check one sentence of a model against the passages that it cites."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from assistant.verifying.affiliations import Affiliation, affiliations, of_another
from assistant.verifying.bodies import body_types
from assistant.verifying.clauses import clauses
from assistant.verifying.comparing import Said, same_class, supports, years_of
from assistant.verifying.counting import counts_names, counts_parts, is_article
from assistant.verifying.facts import Fact, FactKind, read_facts, told_from
from assistant.verifying.names import Name
from assistant.verifying.places import Likeness, Place, in_place_of_another, places
from assistant.verifying.polarity import denies_alone, is_sure_alone, turns_a_clause
from assistant.verifying.references import kinds_called, last_of_kind
from assistant.verifying.thresholds import least_meaning
from assistant.verifying.times import names_another_time
from assistant.verifying.units import Unit, units
from vectorstore.library import Library
from vectorstore.text.language import HAN, detect_language
from vectorstore.text.sentences import Span
from vectorstore.types import Article, Hit, Language

if TYPE_CHECKING:
    from vectorstore.embedder import Vectors

# The sentences that best fit are tried as the one that a written sentence stands on, and at most so many are cited
# for it.
_TRIED = 3
# How much worse than the best its meaning may be.
_NEARLY_BEST = 0.05
# How much worse that of one which fits as well.
_AS_WELL = 0.15
# A sentence that names so many people lists them; it is about none.
_LIST = 3
# How many sentences before one and behind it are its neighbours: what a "he" or "the hospital" means stands before.
_BEFORE, _BEHIND = 3, 1
# What stands for one person whom the sentence before may name.
_PRONOUN = re.compile(r"\b(?:s?he|his|her|him)\b|[他她](?!们)", re.IGNORECASE)
# A sentence with fewer words or Chinese characters beside its facts says nothing of its own.
_WORD = re.compile(f"[a-z]+|[{HAN}]", re.IGNORECASE)
_HAN = re.compile(f"[{HAN}]")
# What a part of a passage that is not Chinese is compared as where none of the passages has another language.
_LATIN: Language = "en"
_WORDS = 3
_SLOTS = {"person", "institution", "award"}
_CITED = 3
# Sentences so near to the one that is cited are looked at however little alike they are: "It runs for five years."
# Dates and shares they do not lend: several of these stand near one another.
_NEAR = 3
_ALIKE_ONLY = {"date", "percentage"}
# How much less alike it may be for each fact that it has, and for how many.
_LESS, _MOST_LESS = 0.08, 2


@dataclass(frozen=True, slots=True)
class Support:
    """A sentence of a cited passage that supports what was written: ``span`` in the article's text."""

    hit: Hit
    span: Span


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a sentence is not supported: what ``kind`` of thing, in the ``words`` of the sentence.

    Of some kinds there are no words: no sentence says anything like it ("meaning"), it names no source ("source"), it
    denies what none of them denies ("negation"), or says outright what they say under a condition ("condition").
    """

    kind: FactKind | str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``supports`` are what a supported sentence stands on, the best first; else they are empty and ``failure`` set."""

    supports: tuple[Support, ...]
    failure: Failure | None = None
    meaning: float = 0.0


@dataclass(slots=True)
class _Sentence:
    """A sentence of a cited passage, and what stands around it."""

    hit: Hit
    span: Span
    place: int
    said: Said
    near: tuple[Said, ...]
    title: Said
    years: frozenset[int]
    places: tuple[Place, ...]
    affiliations: tuple[Affiliation, ...]
    meaning: float = 0.0
    found: set[int] = field(default_factory=set)


class Verifier:
    """Checks the sentences of one answer against its passages ``hits``. Reads each passage once."""

    def __init__(self, library: Library, hits: Sequence[Hit]) -> None:
        self._library = library
        self._aliases = library.aliases()
        self._read = {hit.passage.id: self._read_passage(hit) for hit in hits}

    def check(
        self, sentence: str, hits: Sequence[Hit], *, cited: bool = True, before: Sequence[str] = (), asked: str = ""
    ) -> Verdict:
        """Whether ``hits`` support ``sentence``, and which of their sentences do.

        A sentence for which the model named no passage (``cited`` False) has to fit better. ``before`` are the
        sentences that stand before it in the answer: whom a "she" means must be supported as if it were said. One
        that is nothing but a number, a date or a name ("1810.") says it of what was ``asked``, or else of what stands
        before it, and is checked with that.
        """
        theirs = [one for hit in hits for one in self._read[hit.passage.id]]
        if not theirs:
            return Verdict((), Failure("meaning"))
        known = {f.text for one in theirs for f in (*one.said.facts, *one.title.facts) if f.kind == "person"}
        facts = [fact for fact in self._claims(sentence, known) if not counts_parts(fact, sentence)]
        meant = self._meant(sentence, facts, before, known)
        verdicts = [self._check(sentence, theirs, [*facts, *one], cited=cited) for one in meant]
        of_what = asked or next(reversed(before), "")
        if of_what and verdicts[0].failure == Failure("meaning") and _is_bare(sentence, facts):
            names = [fact for fact in self._claims(of_what, known) if isinstance(fact.value, Name)]
            verdicts.append(self._check(f"{of_what} {sentence}", theirs, [*facts, *names], cited=cited))
        parts = clauses(sentence)
        if len(parts) > 1 and not any(verdict.supports for verdict in verdicts):
            verdicts.append(self._check_each(parts, hits, cited=cited, before=before))
        return next((verdict for verdict in verdicts if verdict.supports), verdicts[0])

    def _check_each(self, parts: Sequence[str], hits: Sequence[Hit], *, cited: bool, before: Sequence[str]) -> Verdict:
        """The verdict on a sentence of several ``parts``: supported when each is, be it far from the others."""
        supports: list[Support] = []
        for at, part in enumerate(parts):
            verdict = self.check(part, hits, cited=cited, before=[*before, *parts[:at]])
            if not verdict.supports:
                return verdict
            supports += [one for one in verdict.supports if one not in supports]
        return Verdict(tuple(supports))

    def _meant(
        self, sentence: str, facts: Sequence[Fact], before: Sequence[str], known: Collection[str]
    ) -> list[tuple[Fact, ...]]:
        """The people whom a pronoun of ``sentence`` may mean, each alone; [()] when there is none to be told.

        They are those of the last sentence before it that names any.
        """
        pronoun = _PRONOUN.search(sentence)
        named = [fact.value.start for fact in facts if isinstance(fact.value, Name) and fact.kind == "person"]
        if pronoun is None or (named and min(named) < pronoun.start()):
            return [()]
        for text in reversed(before[-_BEFORE:]):
            people = [fact for fact in self._claims(text, known) if fact.kind == "person"]
            if people:
                return [(person,) for person in people]
        return [()]

    def _check(self, sentence: str, theirs: Sequence[_Sentence], facts: Sequence[Fact], *, cited: bool) -> Verdict:
        self._measure(sentence, theirs, facts)
        written = detect_language(sentence)
        ranked = sorted(theirs, key=lambda one: -_rank(one, facts))
        best = max(one.meaning for one in theirs)
        found = {at for one in theirs for at in one.found}
        failure: Failure | None = None
        latin = next((one.hit.passage.language for one in theirs if one.hit.passage.language != "zh"), _LATIN)
        likeness = partial(self._likeness, written, latin)
        near_best = [one for one in ranked if one.meaning >= best - _NEARLY_BEST][:_TRIED]
        for first in near_best:
            least = least_meaning(written, first.hit.passage.language, cited=cited)
            if first.meaning < least - _LESS * min(_MOST_LESS, len(found)):
                continue
            chosen, missing = self._cover(first, ranked, facts, least)
            if missing is None and (displaced := self._displaced(sentence, facts, theirs, likeness)):
                # Whichever sentence it stood on: all of theirs were looked at.
                return Verdict((), failure or Failure(displaced.kind, displaced.text), best)
            wrong = Failure(missing.kind, missing.text) if missing else _turned(sentence, chosen, likeness)
            if wrong is None:
                return Verdict(tuple(Support(one.hit, one.span) for one in chosen), None, best)
            failure = failure or wrong
        return Verdict((), failure or Failure("meaning"), best)

    def _displaced(
        self, sentence: str, facts: Sequence[Fact], theirs: Sequence[_Sentence], likeness: Likeness
    ) -> Fact | None:
        """The fact of ``sentence`` that stands where the passages have another, if there is one."""
        years = frozenset(year for one in theirs for year in one.years)

        def says(said: Said, fact: Fact) -> bool:
            return supports(said, fact, years, self._aliases)

        with_bodies = [each for one in theirs for each in one.affiliations]
        return of_another(affiliations(sentence, facts), with_bodies, says) or in_place_of_another(
            places(sentence, facts), [place for one in theirs for place in one.places], says, likeness
        )

    def _likeness(self, written: Language, latin: Language, text: str, others: Sequence[str]) -> "Vectors":
        """How like ``text`` is each of ``others``, which are parts of passages, in Chinese or in ``latin``."""
        languages: list[Language] = ["zh" if _HAN.search(other) else latin for other in others]
        return self._library.likenesses(text, written, others, languages)

    def _claims(self, sentence: str, known: Collection[str]) -> list[Fact]:
        """The facts of ``sentence``, each once, but for a plain "one", which is an article."""
        facts = read_facts(sentence, self._aliases, known, eager=True)
        return [fact for fact in facts if not is_article(fact)]

    def _measure(self, sentence: str, theirs: Sequence[_Sentence], facts: Sequence[Fact]) -> None:
        texts = [one.said.text for one in theirs]
        languages = [one.hit.passage.language for one in theirs]
        cosines = self._library.likenesses(sentence, detect_language(sentence), texts, languages)
        for one, cosine in zip(theirs, cosines, strict=True):
            one.meaning = float(cosine)
            one.found = {at for at, fact in enumerate(facts) if supports(one.said, fact, one.years, self._aliases)}

    def _cover(
        self, first: _Sentence, ranked: Sequence[_Sentence], facts: Sequence[Fact], least: float
    ) -> tuple[list[_Sentence], Fact | None]:
        """The sentences that say all ``facts``, ``first`` among them; and the fact that none says, if there is one."""
        chosen = [first]
        left = [at for at in range(len(facts)) if at not in first.found and not counts_names(facts[at], facts)]
        left = [at for at in left if not counts_names(facts[at], first.said.facts)]
        alike = [(one, one.found) for one in ranked if one is not first and one.meaning >= least / 2]
        near = [
            (one, {at for at in one.found if facts[at].kind not in _ALIKE_ONLY})
            for one in ranked
            if one is not first and one.meaning < least / 2 and _adjoin(one, first)
        ]
        others = [*alike, *near]
        sure = {at for one, found in alike if one.meaning >= max(least, first.meaning - _AS_WELL) for at in found}
        for at in left:
            # Numbers and dates of a sentence that fits as well may stand beside others.
            elsewhere = at in sure and not self._is_slot(facts[at])
            if not elsewhere and self._says_another(first.said, facts, facts[at]):
                return chosen, facts[at]
        while left and len(chosen) < _CITED:
            best, found = max(others, key=lambda one: len(one[1] & set(left)), default=(first, set[int]()))
            if not found & set(left):
                break
            if self._agrees(best.said, facts, first):
                chosen.append(best)
                left = [at for at in left if at not in found]
            others = [one for one in others if one[0] is not best]
        left = [at for at in left if not self._in_context(facts[at], facts, chosen)]
        left = [at for at in left if not self._is_meant(facts[at], chosen, ranked)]
        there = [fact for one in chosen for fact in one.said.facts]
        left = [at for at in left if not counts_names(facts[at], there)]
        return chosen, facts[left[0]] if left else None

    def _says_another(self, said: Said, facts: Sequence[Fact], fact: Fact) -> bool:
        """Whether ``said`` has something of the kind of ``fact`` that the written sentence leaves out."""
        return any(
            same_class(fact, other) and not is_article(other) and not self._is_written(other, facts)
            for other in said.facts
        )

    def _agrees(self, said: Said, facts: Sequence[Fact], first: _Sentence) -> bool:
        """Whether ``said``, beside ``first``, has no other names or ranks in the place of the written ones.

        Other bodies than those of the first sentence it may have, since many stand around one fact.
        """
        people = [fact for fact in said.facts if fact.kind == "person"]
        lists = len(people) >= _LIST and not any(self._is_written(fact, facts) for fact in people)
        return not any(
            self._is_slot(fact)
            and not (lists and fact.kind == "person")
            and not supports(said, fact, frozenset(), self._aliases)
            and self._says_another(said, facts, fact)
            for at, fact in enumerate(facts)
            if not (at in first.found and fact.kind in {"institution", "award"})
        )

    @staticmethod
    def _is_slot(fact: Fact) -> bool:
        """Whether one in the place of another makes another statement: names and ranks."""
        return fact.kind in _SLOTS or fact.rank

    def _is_written(self, other: Fact, facts: Sequence[Fact]) -> bool:
        """Whether a fact of an article is one of those that were written."""
        return any(
            supports(Said(other.text, (other,)), fact, frozenset(), self._aliases)
            or supports(Said(fact.text, (fact,)), other, frozenset(), self._aliases)
            for fact in facts
            if fact.kind == other.kind
        )

    def _in_context(self, fact: Fact, facts: Sequence[Fact], chosen: Iterable[_Sentence]) -> bool:
        """Whether title, date or neighbouring sentences say ``fact``, which is a name or a year."""
        if fact.kind in {"number", "percentage", "amount"}:
            return False
        for one in chosen:
            date = one.hit.article.date
            dated = date and not any(self._says_another(said, facts, fact) for said in one.near)
            around = [one.title, *([self._said(date)] if date and dated else [])]
            if fact.kind != "date":
                around = [one.title, self._said(one.hit.article.publisher or "")]
            if fact.kind != "date" or getattr(fact.value, "exactness", "") in {"year", "decade"}:
                around += [said for said in one.near if self._agrees(said, facts, one)]
            if any(supports(said, fact, one.years, self._aliases) for said in around):
                return True
        return False

    def _is_meant(self, fact: Fact, chosen: Iterable[_Sentence], theirs: Sequence[_Sentence]) -> bool:
        """Whether one of the ``chosen`` calls the body ``fact`` by its kind, which was the last one named before it."""
        if fact.kind != "institution":
            return False
        for one in chosen:
            kinds = kinds_called(one.said.text) & body_types(fact.value.text if isinstance(fact.value, Name) else "")
            before = sorted((each for each in theirs if each.hit is one.hit), key=lambda each: each.place)
            said = [one.title, *(each.said for each in before if each.place < one.place)]
            named = [body for each in said for body in each.facts if body.kind == "institution"]
            last = last_of_kind(kinds, [body.text for body in named])
            if any(
                supports(Said(body.text, (body,)), fact, one.years, self._aliases)
                for body in named
                if body.text == last
            ):
                return True
        return False

    def _read_passage(self, hit: Hit) -> list[_Sentence]:
        article = hit.article
        title = self._said(article.title)
        around, first, last = _units_around(hit)
        text = article.text[around[0].span.start : around[-1].span.end] if around else ""
        people = [fact.text for fact in (*read_facts(text, self._aliases), *title.facts) if fact.kind == "person"]
        said = [self._unit_said(article, unit, people) for unit in around]
        years = years_of([*said, title], article.date)
        return [
            _Sentence(
                hit,
                around[at].span,
                at,
                said[at],
                tuple(said[max(0, at - _BEFORE) : at + _BEHIND + 1]),
                title,
                years,
                tuple(places(said[at].text, said[at].facts)),
                tuple(affiliations(said[at].text, said[at].facts)),
            )
            for at in range(first, last)
        ]

    def _unit_said(self, article: Article, unit: Unit, people: Sequence[str]) -> Said:
        said = self._said(article.text[unit.span.start : unit.span.end], people)
        told = told_from(said.text, article.date) if article.date else ()
        heading = self._said(unit.heading).facts if unit.heading else ()
        return Said(said.text, (*said.facts, *told, *heading))

    def _said(self, text: str, people: Sequence[str] = ()) -> Said:
        return Said(text, tuple(read_facts(text, self._aliases, people)))


def _turned(sentence: str, chosen: Sequence[_Sentence], likeness: Likeness) -> Failure | None:
    """Why ``sentence`` turns round what the ``chosen`` say, if it does."""
    texts = [one.said.text for one in chosen]
    if time := names_another_time(sentence, texts):
        return Failure("date", time)
    if denies_alone(sentence, texts) or turns_a_clause(sentence, texts, likeness):
        return Failure("negation")
    return Failure("condition") if is_sure_alone(sentence, texts[0]) else None


def _is_bare(sentence: str, facts: Sequence[Fact]) -> bool:
    """Whether ``sentence`` is nothing but ``facts``, and a unit or a preposition."""
    for fact in facts:
        sentence = sentence.replace(fact.text, " ")
    return bool(facts) and len(_WORD.findall(sentence)) < _WORDS


def _units_around(hit: Hit) -> tuple[list[Unit], int, int]:
    """The sentences of the hit's passage and those near it, and from which to which they are the passage's."""
    passage = hit.passage
    all_of_it = list(units(hit.article.text))
    own = [at for at, unit in enumerate(all_of_it) if unit.span.start < passage.end and passage.start < unit.span.end]
    if not own:  # nothing but a heading
        return [], 0, 0
    first, last = own[0], own[-1] + 1
    begin = max(0, first - _BEFORE)
    return all_of_it[begin : last + _BEHIND], first - begin, last - begin


def _adjoin(one: _Sentence, other: _Sentence) -> bool:
    """Whether two sentences stand beside one another, or one apart."""
    return one.hit.passage.id == other.hit.passage.id and abs(one.place - other.place) <= _NEAR


def _rank(one: _Sentence, facts: Sequence[Fact]) -> float:
    """How well a sentence fits: its meaning, and how much of what was written it says."""
    return one.meaning + 0.5 * len(one.found) / max(1, len(facts))
