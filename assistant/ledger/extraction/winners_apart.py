"""Who got an award where no verb of winning says it: it came to her, the other half is his, what an answer names."""

import re

from assistant.ledger.extraction.article import Text
from assistant.ledger.extraction.winners import Place, named_behind, spoken_of
from vectorstore.ledger.types import Recipient

_CAME = (
    r"(?:came|arrived|followed|soon followed|would follow|had come|comes|were to follow|(?:was"
    r"|were) (?:hers|his|theirs)"
    r"|caught up with (?:him|her)|found (?:him|her))\b"
)
# The X Prize came in 1983, shared with A; the Y Medal of the B Society followed.
_CAME_BEHIND = re.compile(
    rf"(?:,? (?:of|from|by) (?:the )?<[OX]\d+>)?(?:, [^,.;<]{{2,40}},)?(?: (?:then|also|duly"
    rf"|finally|soon|eventually))? {_CAME}"
)
_CAME_BEFORE = re.compile(rf"{_CAME}[^.;]{{0,120}}(?:,? and|,|;) (?:the |an? )?(?:<D\d+> )?$")
_BEGINS = re.compile(
    r"(?:^|[,;:–—] |\band |\bthen |\bwhile |\bbefore |\bwhen )\W*(?:[Tt]he |[Aa]n? |[Hh]is |[Hh]"
    r"er )?(?:<D\d+> )?$"
)
_WITH = re.compile(
    r"[^.;<]{0,30}(?:<[DO]\d+>[^.;<]{0,12})?,? (?:shared|jointly|together|split|divided)(?: "
    r"equally)? with (?:[a-z]+ ){0,6}"
)
_ONLY_WHEN = re.compile(r"(?: (?:in|of|from) <D\d+>)?(?:[.,;]|$)")


def came(article: Text, place: Place) -> list[Recipient]:
    """To whom it came: the person that the article tells of, and with whom it was shared."""
    shape = place.sentence.shape
    before = shape[place.floor : place.start]
    behind = _CAME_BEHIND.match(shape, place.end) if _BEGINS.search(before) else None
    again = _CAME_BEFORE.search(shape[: place.start]) and _ONLY_WHEN.match(shape, place.end)
    if not behind and not again:
        return []
    shared = _WITH.match(shape, behind.end(), place.ceiling) if behind else None
    others = named_behind(article, place, shared.end(), near=20) if shared else []
    return spoken_of(article, place, place.start) + others


# In an interview: You shared a prize, didn't you? - Yes, the X Award in 2022, with A.
_ASKED = re.compile(r"\b(?:won|win|shared?|awards?|prizes?|medals?|honou?r(?:ed|s)?|recogni[sz]ed|received)\b")
_YOU = re.compile(r"\b[Yy]ou(?:r|['’]ve)?\b")
_QUESTION = re.compile(r"[?？]\W*$|^\W*Q\d*[:.] ")
_ANSWER = re.compile(
    r"^\W*(?:(?:A|[A-Z][\w’'.-]*(?: [A-Z]\w+)?): ?)?(?:(?:[Yy]es|[Yy]eah|[Ww]ell|[Oo]h|[Aa]h|[Rr]ight|[Ii]ndeed"
    r"|[Tt]rue|[Nn]o|[Tt]here was|[Tt]here were|[Tt]here is|[Aa]nd|[Tt]hen|[Ff]irst|[Bb]efore "
    r"that|[Tt]hat was|[Tt]hat would be|[Ii]t was|[Jj]ust|[Oo]nly)[,.–—]? ?)*(?:(?:[Tt]he|[Aa]n?|["
    r"Mm]y) )?(?:<D\d+> )?$"
)
_BESIDE = re.compile(r"(?:,? (?:in|of) <D\d+>)?,? (?:(?:shared|jointly|together) )?with (?=(?:[A-Za-z]+\.? ){0,5}<P)")


def answered(article: Text, place: Place) -> list[Recipient]:
    """Whom an interview is with, where they name it as what they were asked of; and with whom they got it."""
    shape = place.sentence.shape
    before = article.sentences[max(0, place.number - 2) : place.number]
    asked = next((one.text for one in before[::-1] if _QUESTION.search(one.text)), "")
    people = (one for s in article.sentences for one, _, _ in s.marks(kinds="P"))
    person = article.main_person or next(people, None)
    if not person or not _ASKED.search(asked) or not _YOU.search(asked) or not _ANSWER.match(shape[: place.start]):
        return []
    beside = _BESIDE.match(shape, place.end)
    return [article.recipient(person)] + (named_behind(article, place, beside.end(), near=30) if beside else [])


# The other winner is A; the other half goes to A, where the sentence before names the award.
OTHER = (
    r"\b(?:[Tt]he|[Hh]er|[Hh]is) (?:other|second|third|fellow|co-?)(?: (?:joint |co-)?(?:winner|recipient|laureate"
    r"|half|prizewinner|honou?ree))?(?: of the (?:prize|award|medal|money))?"
    r" (?:is|was|went to|goes to|will go to|are|were) (?=(?:[A-Z][a-z]+\.? |(?:his|her|their|the"
    r"|a) (?:[a-z-]+,? ){1,4})*<P)"
    r"|\b(?:[Oo]ne |[Tt]he other |[Tt]he second )?[Hh]alf (?:of (?:it|the (?:prize|money|award"
    r"|sum|honou?r)) )?(?:goes|went|is going"
    r"|will go) (?=to (?:(?:his|her|their|the) (?:[a-z-]+,? ){1,4})?(?:[A-Z][a-z]+\.? )*<P)"
)
