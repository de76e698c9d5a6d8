"""English words that the stemmer leaves apart although they are one: won and win, men and man, tumour and tumor.

The index has words as the stemmer makes them. Here they are made one, for looking a phrase up in the dictionary, and
told apart again, for finding it in the index.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, product

from vectorstore.text.forms import IRREGULAR, grouped
from vectorstore.text.words import STOP_WORDS, english_stems, index_words

# The first word of each with its other forms; those of regular words have one stem already.
_FORMS = f"{IRREGULAR}, " + (
    "bear bore born borne, beat beaten, bind bound, bleed bled, blow blew blown, breed bred, burn burnt, creep crept, "
    "dig dug, dream dreamt, drink drank drunk, feed fed, find found, forgive forgave forgiven, freeze froze frozen, "
    "hang hung, hide hid hidden, lay laid, lie lain, ride rode ridden, ring rang rung, shake shook shaken, shine "
    "shone, shoot shot, sink sank sunk, sleep slept, spin spun, swear swore sworn, swing swung, tear tore torn, weave "
    "wove woven, wife wives, half halves, datum data, criterion criteria, phenomenon phenomena, bacterium bacteria, "
    "medium media, nucleus nuclei, fungus fungi, stimulus stimuli, alumnus alumni, curriculum curricula, vertebra "
    "vertebrae, diagnosis diagnoses, prognosis prognoses, metastasis metastases, thesis theses, hypothesis "
    "hypotheses, crisis crises, chairman chairmen, businessman businessmen, spokesman spokesmen, policeman policemen, "
    "tumor tumour, color colour, labor labour, honor honour, favor favour, behavior behaviour, neighbor neighbour, "
    "harbor harbour, humor humour, endeavor endeavour, center centre, theater theatre, fiber fibre, liter litre, "
    "meter metre, program programme, catalog catalogue, dialog dialogue, defense defence, license licence, practice "
    "practise, gray grey, skeptical sceptical, aluminum aluminium, enroll enrol, enrollment enrolment, fulfill "
    "fulfil, counselor counsellor, traveler traveller, leukemia leukaemia, anemia anaemia, anesthesia anaesthesia, "
    "anesthetic anaesthetic, hematology haematology, hemoglobin haemoglobin, hemophilia haemophilia, hemorrhage "
    "haemorrhage, hematopoietic haematopoietic haemopoietic, thalassemia thalassaemia, pediatric paediatric, "
    "pediatrician paediatrician, orthopedic orthopaedic, gynecology gynaecology, gynecologist gynaecologist, "
    "esophagus oesophagus, esophageal oesophageal, estrogen oestrogen, fetus foetus, fetal foetal, edema oedema, "
    "diarrhea diarrhoea, septicemia septicaemia, ischemia ischaemia, ischemic ischaemic, cesarean caesarean, celiac "
    "coeliac, etiology aetiology, feces faeces, sulfur sulphur, analyze analyse, paralyze paralyse, catalyze "
    "catalyse, organize organise, organization organisation, recognize recognise, realize realise, specialize "
    "specialise, immunize immunise, hospitalize hospitalise, commercialize commercialise, characterize characterise, "
    "authorize authorise, criticize criticise, emphasize emphasise, industrialize industrialise, minimize minimise, "
    "mobilize mobilise, modernize modernise, normalize normalise, optimize optimise, randomize randomise, stabilize "
    "stabilise, standardize standardise, sterilize sterilise, utilize utilise, visualize visualise, colonize "
    "colonise, civilization civilisation, globalization globalisation, january jan, february feb, april apr, june "
    "jun, july jul, august aug, september sep sept, october oct, november nov, december dec, usa us"
)
# A phrase is looked for in no more ways of writing it than these.
_MOST_SPELLINGS = 6


def english_words(text: str) -> list[str]:
    """``text`` cut into words of the index; what is joined by hyphens comes in its parts, each once."""
    return index_words(text.replace("-", " "))


def english_key(words: Sequence[str]) -> str:
    """The phrase of ``words``, as the index has them, by which the dictionary is asked; empty when it says nothing.

    What stands around it and says nothing is left out: a prize and the prize are one.
    """
    stop, bases = stop_stems(), _bases()
    first, last = 0, len(words)
    while first < last and words[first] in stop:
        first += 1
    while first < last and words[last - 1] in stop:
        last -= 1
    return " ".join(bases.get(word, word) for word in words[first:last])


def spellings(key: str) -> Iterator[str]:
    """The ways in which the index may have the phrase ``key``: ``win prize`` and ``won prize``."""
    forms = _forms()
    written = product(*(forms.get(word, (word,)) for word in key.split()))
    return (" ".join(words) for words in islice(written, _MOST_SPELLINGS))


@cache
def stop_stems() -> frozenset[str]:
    """The stop words as the stemmer makes them: ``doe`` for does."""
    return frozenset(stem for word in STOP_WORDS for stem in index_words(word))


def stems_of_common_words() -> dict[str, str]:
    """The stems of all words that are here: asking the stemmer for them takes half of the time of a first question."""
    return english_stems(" ".join([_FORMS, *STOP_WORDS]))


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """Each base form with all its forms, itself first, as stems."""
    return {forms[0]: forms for forms in grouped(_FORMS)}


@cache
def _bases() -> dict[str, str]:
    return {form: base for base, forms in _forms().items() for form in forms[1:] if form not in _forms()}
