"""The forms in which English text names awards and classes: without capitals, by places in a contest, by honours."""

import re

from assistant.ledger.extraction.english_words import AWARD_END


def _medal(metal: str) -> re.Pattern[str]:
    """A medal: by its whole name, at the head of a line, or alone behind a verb of winning."""
    return re.compile(
        rf"\b{metal} (?:prize|medal|award)s?\b|(?m:^[-*•\d. ]*)\b{metal}(?=\s*(?:[:–—|]|- |\n|$))"
        rf"|(?:(?<=took the )|(?<=won the )|(?<=claimed the )|(?<=settled for )){metal}(?= (?:in|for|at)\b|[,.;])"
        rf"|(?<=, ){metal}(?= to )|(?:(?<=won )|(?<=took )|(?<=wins )|(?<=claimed )|(?<=earned )|(?<=and )"
        rf"|(?<=while )|(?<=winning ))"
        rf"{metal}(?= (?:in|at|for|went|to|and|on)\b|[,.;])|(?<![\w-]){metal}(?= (?:went|goes|was (?:awarded|given)) )",
        re.I,
    )


RANKS = (
    (
        re.compile(
            r"\b(?:first[ -](?:class|grade) )?(?:first|1st)[ -](?:prize|class|place|award)s?\b"
            r"|(?m:^[-*• ]*)\b1st(?=\s*(?:[:–—|]|- |\n))"
            r"|(?<=: )first(?=, )",
            re.I,
        ),
        "first",
    ),
    (
        re.compile(
            r"\b(?:second|2nd)[ -](?:prize|class|place|award)s?\b|\brunners?-up\b"
            r"|(?m:^[-*• ]*)\b2nd(?=\s*(?:[:–—|]|- |\n))"
            r"|(?<=; )second(?=, )|(?:(?<=, )|(?<=and ))second(?= to )",
            re.I,
        ),
        "second",
    ),
    (
        re.compile(
            r"\b(?:third|3rd)[ -](?:prize|class|place|award)s?\b|(?m:^[-*• ]*)\b3rd(?=\s*(?:[:–—|]|- |\n))"
            r"|(?<=; )third(?=, )|(?:(?<=, )|(?<=and ))third(?= to )",
            re.I,
        ),
        "third",
    ),
    (re.compile(r"\b(?:grand|top) (?:prize|award)s?\b(?!, the [A-Z])", re.I), "grand"),
    (re.compile(r"\bspecial(?:[ -]class)? (?:prize|award)s?\b|\bspecial[ -]class\b", re.I), "special"),
    (_medal("gold"), "gold"),
    (_medal("silver"), "silver"),
    (_medal("bronze"), "bronze"),
    (
        re.compile(
            r"\b(?:merit|excellence) (?:prize|award)s?\b|\bhonou?rable mentions?(?=\s*(?:[:–—|]|- |\n|$|"
            r" (?:in|for) ))",
            re.I,
        ),
        "merit",
    ),
)
# Who came first, and behind that who second and third: the place is the class.
PLACED = re.compile(r"(?<=[\w,’'] )(?P<place>first|second|third)(?=[,.;]| (?:and|in|with|while|ahead|behind)\b)")
CAME = re.compile(
    r"\b(?:came|comes|coming|finished|finishing|placed|ranked|tied for|tying for)(?: in)?(?: the)? (?:joint |equal )?"
    r"(?:first|second|third)\b"
)
RANK_WORDS = {
    "first": ("first", "1st"),
    "second": ("second", "2nd", "runner"),
    "third": ("third", "3rd"),
    "grand": ("grand", "top "),
    "special": ("special",),
    "gold": ("gold",),
    "silver": ("silver",),
    "bronze": ("bronze",),
    "merit": ("merit", "excellence", "mention"),
}
BULLET = re.compile(r"^(?:[-*•\s]|\d+\. ?)*")
BEST = re.compile(r"(?m)^[-*•\d. ]*((?:Best|Outstanding|Rising|Young) [A-Z][A-Za-z ]{2,40}?)(?=\s*(?:[:–—]|- |\n|$))")
OF_THE_YEAR = re.compile(
    r"\b(?:(?:[A-Z][\w-]+ ){0,3}[A-Z][\w-]+['’]s )?((?:[A-Z](?:[\w-]|['’](?!s ))+ (?:the )?)"
    r"{1,4}of the Year\b(?: Award)?)"
)
# Awards that are named without capitals.
ANY_SMALL = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Ii]ts|same [a-z]+['’]s)|(?<=[a-z])['’]s) (?!(?:same|coveted"
    r"|prestigious|annual|latest|new|said|full|whole|entire|honorary"
    r"|famous|first|second|third|fourth|grand"
    r"|special|top|gold|silver|bronze|merit|other|joint|shared|main|big|major|highest|international|national|cash"
    r"|lucrative|important|single|final|many"
    r"|inaugural|rare|high|medicine|physics|chemistry|peace|economics|literature|similar|literary"
    r"|accompanying|following|winning|regional|earlier|another|previous|last|next|only|little|small|second-ever|well-deserved"
    r"|local|global|overall|double|great|real)\b)([a-z][a-z'’-]+(?: [a-z'’-]+){0,2} (?:award|prize|medal))\b(?! "
    r"(?:ceremony|money|committee|fund|jury|winner))"
)
# The medal of a body, not of a contest: awarded its Gold Medal.
OWN_MEDAL = re.compile(
    r"(?:\bits|\btheir|['’]s)(?: highest (?:honou?r|award), the)? ((?:Honorary )?(?:Gold|Silver|Bronze) Medal(?: for "
    r"[A-Z]\w+)?)\b"
)
SMALL_AWARD = re.compile(r"\b((?:best|young|lifetime|early|outstanding) (?:[a-z-]+ ){1,3}(?:award|prize)s?)\b")
# No part of such a name: The jury awarded first prize.
NOT_SMALL = re.compile(
    r"\b(?!distinguished)(?:\w+ed|won|wins|first|second|third|gave|gives|grand|top|is|was|has|had|his|her"
    r"|their|this|that)\b"
)
# What a prize was given for, by which it is known: the prize for best poster.
BEST_FOR = re.compile(
    r"\b(?:prize|award|medal|honou?r|trophy)s? for (?:the )?((?:best|most"
    r"|outstanding) (?:[a-z-]+ ){0,2}[a-z-]+?)(?=,| (?:went|goes|was|were|to|at|in|by)\b)"
)
# What was best, in parentheses behind who did it, or given to them: (best talk); best poster went to A.
BEST_GIVEN = re.compile(
    r"(?<=\()((?:best|most promising|outstanding) [a-z][a-z -]{2,30})(?=\))"
    r"|\b(?:won|wins|winning|took|takes|received|scooped|claimed|earned|awarded|voted)(?: the| a"
    r")? ((?:best|most promising|top)"
    r" (?:[a-z-]+ ){0,2}(?:presentation|paper|poster|abstract|talk|thesis|image|communication"
    r"|project|pitch|case|idea|innovation"
    r"|lecture|speaker|essay|oral))\b(?! (?:of|by))"
    r"|\b(?<!for the )(?<!for )((?:[Bb]est|[Mm]ost promising) (?:[a-z-]+ ){0,2}(?:presentation|paper|poster"
    r"|abstract|talk|thesis|image|communication|project|pitch"
    r"|case|idea|innovation))(?=,? (?:went|goes|was (?:awarded|given|won)|to|award|prize)\b)"
)
CONTEST_ANY = re.compile(
    rf"{AWARD_END.pattern}|\w \w*(?:Contest|Competition|Challenge|Olympiad|Hackathon|Games|Championships?)\b"
)
# A contest without capitals, behind a place in it.
SMALL_CONTEST = re.compile(
    r"\b(?:first|second|third|won|winners? of|winning|runner-up|prize)\b[^.;A-Z]{0,20} (?:in|of"
    r"|at) the ((?:[a-z’'-]+ ){1,3}(?:competition|contest|quiz|hackathon|challenge))\b"
)
# A name in capitals before a kind of award without them: the Silver Lancet teaching award.
CAP_SMALL = re.compile(
    r"\b(?!(?:The|This|That|These|His|Her|Its|Their|Our|An?|In|At|On|For|With|After|Each|Every|No|Any"
    r"|Another|(?:First|Second"
    r"|Third|Grand|Gold|Silver|Bronze|Special|Top|Best) (?:award|prize"
    r"|medal))\b)((?:[A-Z]{2,5} )?(?:[A-Z][\w’'-]*[a-z] "
    r"){1,4}(?:(?:teaching|research|nursing|science|book"
    r"|service|innovation|medical|leadership|safety|student|young|lifetime|achievement|mentoring|mentor|career) ){0,2}"
    r"(?:award|prize|medal|trophy|honou?r(?! of)|accolade|gong))\b(?! (?:roll|ceremony|money"
    r"|committee|fund|jury|winner|for the))"
)
# Words of which a text must have one, or a form finds nothing in it.
AWARD_WORDS = ("award", "prize", "medal", "trophy", "honor", "honour", "other half")
# Honorary titles and orders: an honorary doctorate, Officer of the Order of the British Empire.
HONORARY = re.compile(
    r"\b(?:[Aa]n|[Tt]he|[Hh]er|[Hh]is) ([OCM]BE|[KD]BE)\b|\b([Dd]octor(?:ate)? [Hh]onoris [Cc]ausa|(?:[Hh]onorary"
    r"|[Hh]onoris causa) (?:doctorate|degree|fellowship"
    r"|professorship"
    r"|membership|citizenship|Fellow(?:ship)?"
    r"|Doctor(?:ate)?|Professor(?:ship)?|Member(?:ship)?|Degree|Citizen(?:ship)?)s?(?: (?:of|in) (?!the\b)[A-Z]\w+)?)\b"
    r"|\b((?:[A-Z][\w’'-]+ )?(?:Diploma|Charter|Badge|Star|Cross|Certificate|Decoration|Ribbon"
    r"|Seal|Ring|Insignia|Sword|Letter|Pin)"
    r" of (?:Honou?r|Merit|Distinction|Courage|Excellence|Recognition|Appreciation|Bravery|Gratitude|Valou?r|Service"
    r"|Achievement|Commendation|Thanks))\b"
    r"|\b((?:(?:Officer|Member|Commander|Knight|Dame|Companion|Chevalier|Grand Cross) of the )?("
    r"?:Order|Legion) of (?:the )?"
    r"[A-Z][a-z]+(?: [A-Z][a-z]+)?)\b"
)
# An award told by its being given, whatever its name: the Golden Stethoscope, given every year by the Guild.
GIVEN_THING = re.compile(
    r"\b[Tt]he ((?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+)(?=, (?:which is |an? [a-z]+ )?(?:given"
    r"|awarded|presented|handed out"
    r"|bestowed|conferred) (?:every|each|annually|yearly|since|once|by|to)\b)"
)
# Of whom somebody was one: named the 2024 Bell Laureate in Maternal Health; last year's Lifetime Achievement winner.
LAUREATE = re.compile(
    r"\b(?:named|as|made|is|was|became|elected|declared|crowned) (?:an? |the |this year['’]s )?(?:(?:19|20)\d\d )?"
    r"((?!Nobel|The|Poet)[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2} (?:Laureate|Medallist|Honoree|Scholar)"
    r"(?: (?:in|for|of) (?:the )?[A-Z]\w+(?:(?: and)? [A-Z]\w+)*)?)"
    r"|\b(?:[a-z]+['’]s|the|[Ff]ormer|[Pp]ast|[Pp]revious|<D>) ((?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+)"
    r"(?= (?:winner|recipient|laureate|awardee|honoree|medallist)s?\b)"
)
# Of a list of the best: one of Canada's Best Managed Companies.
ONE_OF_BEST = re.compile(
    r"\bnamed (?:as )?(?:one of|among|to) (?:the )?((?:[A-Z]\w+['’]s )?(?:Best|Top|Most) (?:[A-Z"
    r"0-9]\w*(?: |\b)){1,5})(?<! )"
)
# Freedom of the City of Ripley, the keys to the city.
FREEDOM = re.compile(
    r"\b((?:[Hh]onorary )?(?:[Ff]reedom of (?:the )?(?:[Cc]ity|[Bb]orough|[Tt]own|[Bb]urgh"
    r"|[Cc]ounty|[Pp]arish|[Dd]istrict)"
    r"|(?:[Kk]eys?|[Ff]reedom) (?:to|of) the [Cc]ity)(?: of [A-Z][\w-]+(?: [A-Z][\w-]+)?)?)"
)
# Awards of a meeting that are only named together: Poster prizes went to A, B and C.
SMALL_PRIZES = re.compile(
    r"\b((?:(?:[Bb]est|[Yy]oung|[Ss]tudent|[Oo]ral|[Tt]rainee|[Jj]unior) )?(?:[Pp]oster|[Pp]aper"
    r"|[Aa]bstract|[Tt]ravel|[Pp]resentation"
    r"|[Ee]ssay|[Tt]hesis|[Cc]ase|[Vv]ideo|[Pp]hoto(?:graphy)?|[Rr]esearch|[Tt]eaching|[Ss]tudent|[Tt]rainee|[Nn]ursing|[Ss]ervice"
    r"|[Tt]alk|[Ii]nvestigators?|[Rr]esearchers?|[Ss]cientists?)['’]? (?:prizes|awards|medals|bursaries))"
    r"(?= (?:also )?(?:went|go|were (?:awarded|given|presented|handed(?: out)?)) to )"
)
# The money or "it" that somebody shares with another, which stands for the award.
SHARED_THING = re.compile(
    r"\b(?:shar(?:es?|ed|ing)|splits?|splitting|divid(?:es?|ed|ing)) (?:equally )?"
    r"((?:it|the (?:[\w.,]+ )?(?:money|sum|purse|cash|honou?rs|spoils|accolade|distinction)))(?="
    r" (?:equally |jointly |this year )?with\b)"
)
FORMS = (
    (BEST, ("best ", "outstanding ", "rising ", "young ")),
    (SMALL_AWARD, AWARD_WORDS[:2]),
    (ANY_SMALL, AWARD_WORDS[:3]),
    (OWN_MEDAL, ("medal",)),
    (LAUREATE, ("laureate", "medallist", "honoree", "scholar", " winner", " recipient", "awardee")),
    (ONE_OF_BEST, ("named one of", "named among", "named to", "named as one of")),
    (FREEDOM, ("freedom of", "to the city", "of the city")),
    (SMALL_PRIZES, ("prizes ", "awards ", "medals ", "bursaries ")),
    (BEST_FOR, AWARD_WORDS),
    (BEST_GIVEN, ("best ", "outstanding ", "most promising ")),
    (SMALL_CONTEST, ("competition", "contest", "quiz", "hackathon", "challenge")),
)
FORMS_OF_NAMES = (
    (CAP_SMALL, (*AWARD_WORDS[:6], "accolade", "gong")),
    (
        HONORARY,
        (
            "onor",
            "onour",
            "obe",
            "cbe",
            "mbe",
            "kbe",
            "dbe",
            "order of",
            "legion of",
            " of merit",
            " of distinction",
            " of courage",
            " of excellence",
            " of recognition",
            " of appreciation",
            " of bravery",
            " of gratitude",
            " of valo",
            " of service",
            " of achievement",
            " of commendation",
            " of thanks",
        ),
    ),
    (GIVEN_THING, (", given", ", award", ", present", ", hand", ", bestow", ", confer", ", which is", ", a", ", the")),
)
# An award or a rank that was named before: the prize, half of the award.
SAME = re.compile(
    r"\b(?:[Oo]ne half of |[Tt]he other half of )?(?:[Tt]he|[Tt]his|[Tt]hat|[Ll]ast year['’]s|[Tt]his year['’]s) "
    r"(?:(?:19|20)\d\d )?(?:(?:same|coveted|prestigious|annual|latest|new|said|full|whole|entire|honorary|famous"
    r"|other|joint|shared) "
    r")?(?:prize|award|medal|honou?r|trophy)\b(?! (?:ceremony|money|committee|fund|jury|winner|amount|was (?:set"
    r"|found|creat|establ|not)))|[Tt]he other half\b"
)
# A class that is the first word of an award's own name: First Poster Prize.
RANK_WITHIN = re.compile(
    r"(First|Second|Third|Grand) (?=[A-Z])(?!.*\b(?:Hospital|University|World|Class|Place)\b)(?!(?:Prize"
    r"|Award|Medal)s?$|Prix)"
)
# Awards that are told by their first word.
BEST_NAME = re.compile(r"Best(?: (?!Western\b)[A-Z][\w-]+| (?:of|in|by|for)){1,5}")
SMALL_WORD = re.compile(r"\b(?:of|for|and|or|that|to|in)\b")
