"""English words whose forms no stemmer brings together: met and meet, women and woman."""

from collections.abc import Iterable

from vectorstore.text.words import index_words

# A word a line, with its forms; those that are another word as often (found, lay, bore) are not among them.
_FORMS = """
arise arose arisen
become became
begin began begun
break broke broken
bring brought
build built
buy bought
catch caught
choose chose chosen
come came
deal dealt
draw drew drawn
drive drove driven
eat ate eaten
fall fell fallen
feel felt
fight fought
flee fled
fly flew flown
forbid forbade forbidden
forget forgot forgotten
get got gotten
give gave given
go went gone
grow grew grown
hear heard
hold held
keep kept
know knew known
lead led
learn learnt
leave left
lend lent
lose lost
make made
mean meant
meet met
overcome overcame
oversee oversaw overseen
overtake overtook overtaken
pay paid
prove proven
rise rose risen
run ran
say said
see saw seen
seek sought
sell sold
send sent
show shown
shrink shrank shrunk
sing sang sung
sit sat
speak spoke spoken
spend spent
stand stood
steal stole stolen
stick stuck
strike struck
swim swam swum
take took taken
teach taught
tell told
think thought
throw threw thrown
undergo underwent undergone
understand understood
undertake undertook undertaken
wake woke woken
wear wore worn
win won
withdraw withdrew withdrawn
write wrote written
foot feet
man men
mouse mice
tooth teeth
woman women
child children
person people
life lives
analysis analyses
"""


def other_forms(words: Iterable[str]) -> list[str]:
    """The other forms of those of ``words`` that have any; all as the index has them."""
    return [form for word in words for form in _OTHERS.get(word, ()) if form != word]


def _grouped() -> dict[str, tuple[str, ...]]:
    groups = [tuple(dict.fromkeys(index_words(line))) for line in _FORMS.strip().splitlines()]
    return {form: group for group in groups for form in group}


_OTHERS = _grouped()
