"""English words whose forms no stemmer brings together: met and meet, women and woman."""

from functools import cache

from vectorstore.text.words import index_words

# The first word of each with its other forms. Those that are another word as often (found, lay, bore) are not among
# them; the dictionary has more (``vectorstore.dictionary.english``).
IRREGULAR = (
    "arise arose arisen, become became, begin began begun, break broke broken, bring brought, build built, buy "
    "bought, catch caught, choose chose chosen, come came, deal dealt, draw drew drawn, drive drove driven, eat ate "
    "eaten, fall fell fallen, feel felt, fight fought, flee fled, fly flew flown, forbid forbade forbidden, forget "
    "forgot forgotten, get got gotten, give gave given, go went gone, grow grew grown, hear heard, hold held, keep "
    "kept, know knew known, lead led, learn learnt, leave left, lend lent, lose lost, make made, mean meant, meet "
    "met, overcome overcame, oversee oversaw overseen, pay paid, prove proven, rise rose risen, run ran, say said, "
    "see saw seen, seek sought, sell sold, send sent, show shown, sing sang sung, sit sat, speak spoke spoken, spend "
    "spent, stand stood, steal stole stolen, stick stuck, strike struck, swim swam swum, take took taken, teach "
    "taught, tell told, think thought, throw threw thrown, undergo underwent undergone, understand understood, "
    "undertake undertook undertaken, wake woke woken, wear wore worn, win won, withdraw withdrew withdrawn, write "
    "wrote written, man men, woman women, child children, foot feet, tooth teeth, mouse mice, person people, life "
    "lives, analysis analyses"
)


def grouped(rows: str) -> list[tuple[str, ...]]:
    """The words of each of ``rows``, between commas, as the index has them; what the stemmer makes one comes once."""
    groups = (tuple(dict.fromkeys(index_words(row))) for row in rows.split(","))
    return [group for group in groups if len(group) > 1]


def other_forms(word: str) -> list[str]:
    """The other forms of ``word``; all as the index has them, and none for most words."""
    return [form for form in _groups().get(word, ()) if form != word]


@cache
def _groups() -> dict[str, tuple[str, ...]]:
    return {form: group for group in grouped(IRREGULAR) for form in group}
