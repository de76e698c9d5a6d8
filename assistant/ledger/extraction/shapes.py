"""Write patterns for the shapes of sentences: ``{P}`` stands for a person's mark, ``{AW}`` for an award's."""

import re

_PIECES = {
    "P": r"<P\d+>",
    "O": r"<O\d+>",
    "X": r"<X\d+>",
    "A": r"<A\d+>",
    "C": r"<C\d+>",
    "Q": r"<Q\d+>",
    "M": r"<M\d+>",
    "D": r"<D\d+>",
    # An award in English: the 2022 X Award; a second prize of the X Award; a second prize.
    "AW": (
        r"(?:(?:the|a|an|one|its|his|her|their|this year['’]s|last year['’]s|another|both|two|three|four)\b ?)?"
        r"(?:(?!(?:at|in|by|during|of|from|than|about|before|after|for|on) )[a-z-]+ ){0,3}?(?:<D\d+> )?"
        r"(?:<C\d+>(?:[,]? (?:of|in|at|for|from|under)(?: the)?(?: <D\d+>(?:'s)?)?(?: <O\d+>['’]s)? <A\d+>)?"
        r"|<A\d+>(?:[,]? \(?(?:the )?(?:[a-z]+ )?<C\d+>\)?)?)"
    ),
    # The same in Chinese: 2022年度“X奖”一等奖.
    "AWZ": (
        r"(?:(?:[^<，。；、]{0,14}(?:<D\d+>)?(?:年?度)?[^<，。；、]{0,10}(?:<O\d+>[^<，。；]{0,6})?)?[“《「]?<"
        r"A\d+>[”》」]?"
        r"(?:[（(][^（）()]{1,20}[）)])?(?:[^<，。；、]{0,6}<C\d+>)?|[^<，。；、]{0,8}<C\d+>)"
    ),
    # Between a name and its verb: a title, an institution, a clause between commas.
    "APP": (r"(?:,? (?:of|from|at|with) (?:(?!<P)[^.;:]){1,140}?|, (?:(?!<P)[^.;:]){1,220}?,| \([^()]{1,80}\))?"),
    "AUX": r"(?:(?:has|have|had|was|were|is|are|also|recently|been|jointly|each|both|again|will|be|both|then|later) )*",
}


def pattern(shape: str, flags: int = 0) -> re.Pattern[str]:
    """``shape`` as a regular expression over shapes; braces that are no names of pieces stay."""
    return re.compile(re.sub(r"\{([A-Z]+)\}", lambda match: _PIECES[match[1]], shape), flags)
