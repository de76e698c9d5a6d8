"""The shapes in which English news tells of collaborations."""

from functools import partial

from assistant.ledger.extraction.rules import rule

_PARTY = (
    r"(?:the |its partners? |both |UK-based |[A-Z][a-z]+-based |[A-Z][a-z]+ (?:drugmaker"
    r"|company|biotech|firm) |China['’]s |Britain['’]s )?"
    r"(?:<O\d+>|<X\d+>)(?:['’]s (?!<)[a-z ]{0,30})?(?: \([^()]{1,60}\))?(?: (?:in|of|from"
    r"|based in) (?:the )?(?:[A-Z][a-z]+ ?){1,3}|, <X\d+>(?=,))?"
)
_JOIN = (
    r"(?:, and |, | and | & |/|, together with | together with |, along with | as well as "
    r"|, as well as )(?:with )?(?:the |with |its |both )*"
)
_LIST = rf"{_PARTY}(?:{_JOIN}{_PARTY})*"
_TWO = rf"{_PARTY}(?:{_JOIN}{_PARTY})+"
# Between the subject and its verb: a title, a date, a place; no other verb.
_GAP = (
    r"(?:,? (?:on|in|at) (?:<D\d+>|[A-Z][a-z]+)(?: <D\d+>)?,?| \([^()]{1,60}\)|, (?:a|an"
    r"|the|which|one of) (?:[^<>.;]|<[XOD]\d+>){3,90},)?"
)
_AUX = (
    r"(?:(?:has|have|had|will|is|are|was|were|to|also|today|recently|jointly|formally|officially"
    r"|yesterday|on [A-Z][a-z]+day|last [A-Z]?[a-z]+|together|both|then|now|on <D\d+>|this week"
    r"|last week) ?,? ?)*"
)
_MAKES = (
    r"(?:signed|signs?|inked|inks?|entered(?: into)?|enters?(?: into)?|concluded|reached"
    r"|reach|struck|sealed|seal|finali[sz]ed|announced?|announces|renewed|renews?"
    r"|extended|extends?|formed|forms?|forged|forge|launched|launch(?:es)?|established|establish(?:es)?|se"
    r"t up|sets up|founded|opened|opens?|unveiled|unveils?|inaugurated"
    r"|created|creates?|started|starts?|begun|began|co-founded|built|builds?|develop(?:ed)?|agreed"
    r"|agrees?|made public|run|runs|offer(?:ed|s)?|host(?:ed|s)?|held|exchanged"
    r"|expand(?:ed|s)?|deepen(?:ed|s)?|penned|exchang(?:ed|es?)|initiated|made|rolled out|complet(?:ed|es))"
)
_THING = (
    r"(?:agreements?|memorand\w+|MoUs?|MOUs?|partnerships?|cooperation|co-operation|collaborations?|contra"
    r"cts?|alliance|letters? of intent|deal|pact|accord|framework"
    r"|laborator(?:y|ies)|labs?|institutes?|cent(?:re|er)s?|fund|program(?:me)?s?|training"
    r"|fellowships?|scheme|joint venture|platform|degree|base|school|academy|consortium"
    r"|licen[cs]e|rights|project|students|staff|researchers|doctors|nurses|network|initiative"
    r"|conference|symposium|forum|summit|congress|workshop|treaty|protocol|plan to)"
)
_WITH = (
    r"(?:,? (?:together |jointly |in (?:partnership|collaboration|cooperation|conjunction) "
    r"|in a partnership |alongside |by working |teaming up )?with |,? alongside |,? together with )(?:the "
    r"|its partners? )?"
)
_DELEGATION = (
    r"(?:[Dd]elegations?|teams?|groups?|part(?:y|ies)|missions?|visitors|[Rr]epresentatives"
    r"|experts|researchers|doctors|officials|leaders|scholars)"
)

_rule = partial(
    rule,
    LIST=_LIST,
    TWO=_TWO,
    GAP=_GAP,
    AUX=_AUX,
    MAKES=_MAKES,
    THING=_THING,
    WITH=_WITH,
    DELEGATION=_DELEGATION,
    PARTY=_PARTY,
)

ENGLISH = (
    # Gifts
    _rule(
        r"(?P<a>[[LIST]]|(?P<people>(?:estate of |family of )?[^.;]{0,60}?{P}(?: and {P})?))[[GAP]] [[AUX]](?:"
        r"donated|donates?|gave|gives?|pledged|pledges|gifted|contributed|presented|handed over)"
        r"(?P<what> [^.;]{0,20}?{M}[^.;]{0,120}?| [^.;]{0,90}?) to (?:(?P<b>[[LIST]])|(?P<it_b>the (?:school"
        r"|hospital|university|institute|college|cent(?:re|er)|foundation)\b))",
        "donation",
    ),
    _rule(
        r"(?P<b>[[LIST]])[[GAP]] [[AUX]](?:received?|receives|accepted|accepts) [^.;<]{0,30}(?:{M}[^.;<]{0,20}"
        r")?(?:donations?|gifts?|endowment)[^.;<]{0,40}(?:{M} ?)?from "
        r"(?:the |[a-z]+ )*(?P<a>[[LIST]]|(?P<people>{P}))",
        "donation",
    ),
    _rule(
        r"(?:donations?|gifts?)[^.;<]{0,30}(?:of {M} ?)?(?:[a-z ]{0,20})?(?:from|by) (?P<a>[[LIST]]|(?P<people"
        r">{P}))[^.;<]{0,40} to (?P<b>[[LIST]])",
        "donation",
    ),
    _rule(
        r"(?P<a>[[PARTY]])[[GAP]] [[AUX]](?:provid(?:ed|es)|supplied|sent) [^.;]{0,80}(?:free of charge"
        r"|as a (?:gift|donation)) to (?P<b>[[LIST]])",
        "donation",
    ),
    # Visits
    _rule(
        r"(?P<people>{P}[^.;]{0,200}?)(?:,|who)? ?(?:led|headed|leading|heading) (?:a |an |the )?[^.;<]{0,30}?"
        r"[[DELEGATION]][^.;<]{0,50} (?:to|in a visit to|on a visit to|visiting|that visited) "
        r"(?:the |[a-z]+ ){0,3}(?P<b>[[LIST]])",
        "visit",
    ),
    _rule(
        r"[[DELEGATION]] (?:of [a-z0-9 -]{1,40} )?(?:from|of|representing) (?:the )?(?P<a>[[LIST]])[^.;]{0,140}"
        r"?(?:visited|visits?|toured|arrived (?:at|in)|came to|paid [^.;<]{0,20}visit to|travelled to"
        r"|was received (?:at|by)|were received (?:at|by)|were welcomed (?:at|by)|spent [^.;<]{0,30} at) "
        r"(?:the )?(?P<b>[[LIST]])",
        "visit",
    ),
    _rule(
        r"(?P<a>{O}) [[DELEGATION]][^.;]{0,80}?(?:visited|visits?|toured|arrived at|paid [^.;<]{0,20}visit to)"
        r" (?:the )?(?P<b>[[LIST]])",
        "visit",
    ),
    _rule(
        r"(?P<b>[[LIST]])[[GAP]] [[AUX]](?:hosted|hosts|welcomed|welcomes|received|receives) [^.;]{0,70}?"
        r"(?:[[DELEGATION]]|guests|visitors|\w+ists|surgeons|nurses)[^.;]{0,50}? (?:from|of) (?:the )?(?P<a>[[LIST]])",
        "visit",
    ),
    _rule(
        r"(?P<people>{P},? [^.;]{0,120}?(?:of|at|from) (?:the )?{O}[^.;]{0,40}?),? (?:has )?(?:visited"
        r"|paid [^.;<]{0,20}visit to|toured) (?:the )?(?P<b>[[LIST]])",
        "visit",
    ),
    # Licences
    _rule(
        r"(?P<a>[[PARTY]])[[GAP]] [[AUX]](?:granted|grants?|licensed|out-licensed|gave|given"
        r"|awarded) (?P<b>[[PARTY]])[^.;]{0,80}?(?:licen[cs]e|rights)",
        "licence",
    ),
    _rule(
        r"(?P<a>[[PARTY]])[[GAP]] [[AUX]](?:licensed|licenses|out-licensed|in-licensed|sold) [^.;]{0,110}? (?:"
        r"to|from) (?:the )?(?P<b>[[PARTY]])",
        "licence",
    ),
    _rule(
        r"(?P<a>[[PARTY]])[[GAP]] [[AUX]](?:obtained|obtains|acquired|acquires|received|receives"
        r"|secured|secures|gains?|in-licensed|bought|gained|won|took) [^.;<]{0,60}(?:licen[cs]e"
        r"|rights)[^.;]{0,110}? from (?:the )?(?P<b>[[PARTY]])",
        "licence",
    ),
    _rule(r"rights [^.;]{0,80}given to (?P<a>[[PARTY]]) by (?P<b>[[PARTY]])", "licence"),
    # Conferences
    _rule(
        r"(?:conference|forum|symposium|congress|summit|workshop|meeting|event|seminar|<X\d+>)[^.;]{0,120}?(?:"
        r"co-hosted|cohosted|co-organi[sz]ed|jointly (?:hosted|organi[sz]ed|held|sponsored)|hosted"
        r"|organi[sz]ed|held jointly|sponsored)(?: jointly)? by (?:the )?(?P<a>[[TWO]])",
        "conference",
    ),
    _rule(
        r"^[^.;<]{0,20}[Ii]t was (?:jointly |co-)?(?:hosted|organi[sz]ed)(?: jointly)? by (?:the )?(?P<a>[[TWO]])",
        "conference",
    ),
    _rule(
        r"[Tt]he (?:hosts|organi[sz]ers|co-hosts) (?:included|were|are|include) (?:the )?(?P<a>[[TWO]])", "conference"
    ),
    _rule(
        r"(?P<a>[[TWO]])[[GAP]] [[AUX]](?:co-host(?:ed|s)?|co-organi[sz]ed?s?|jointly host(?:ed"
        r"|s)?|jointly organi[sz]ed?s?|hosted|organi[sz]ed|held) [^.;]{0,80}(?:conference|forum"
        r"|symposium|congress|summit|workshop|seminar|Conference|Forum|Symposium|Congress|Summit"
        r"|meeting|<X\d+>)",
        "conference",
    ),
    _rule(
        r"(?P<a>[[LIST]])[[GAP]] [[AUX]](?:hosted|organi[sz]ed|held|hosts|holds|organi[sz]es) [^.;]{0,100}(?:c"
        r"onference|forum|symposium|congress|summit|workshop|seminar|Conference|Forum|Symposium"
        r"|Congress|Summit|meeting|<X\d+>)[^.;]{0,60}?[[WITH]](?P<b>[[LIST]])",
        "conference",
    ),
    # Agreements, institutes, programmes, funds
    _rule(
        r"(?P<a>[[LIST]])[[GAP]] [[AUX]][[MAKES]](?: [^.;]{0,160}?[[THING]]| [^.;]{0,100}?(?:cooperat\w+"
        r"|collaborat\w+|develop|supply|train\w*))[^.;]{0,140}?[[WITH]](?P<b>[[LIST]])"
    ),
    _rule(
        r"(?P<it>\b[Ii]t|\b[Tt]he (?:company|hospital|university|institute|school|group|firm)) [[AUX]][[MAKES]] "
        r"[^.;]{0,160}?[[THING]][^.;]{0,100}?[[WITH]](?P<b>[[LIST]])"
    ),
    _rule(r"(?P<a>[[TWO]])[[GAP]] [[AUX]][[MAKES]] [^.;]{0,140}?(?:[[THING]]|together)"),
    _rule(
        r"(?P<a>[[TWO]])[[GAP]],? [[AUX]](?:agree(?:d|s)? to|to|will|plan to|jointly)? ?(?:jointly )?(?:develo"
        r"p|build|establish|train|cooperate|collaborate|work|supply|set up|exchange|share|co-develop"
        r"|expand|launch|create)"
    ),
    _rule(
        r"(?:agreements?|memorand\w+[a-z ]{0,20}|MoU|MOU|partnerships?|collaborations?|cooperation"
        r"|deal|contract|pact|venture|alliance|program(?:me)?|project|<X\d+>)"
        r"(?: [a-z ]{0,40})?(?:was |were )?(?:signed |reached |concluded )?(?:on {D} )?between (?:the )?(?P<a>[[TWO]])"
    ),
    _rule(
        r"(?:run|built|founded|established|set up|created|launched|operated|inaugurated|unveiled|opened|formed|signed)"
        r"(?: jointly| together| in partnership| on {D}| in [A-Z][a-z]+)? by (?:the )?(?P<a>[[TWO]])"
    ),
    _rule(
        r"(?P<a>[[TWO]])[[GAP]] [[AUX]](?:work(?:ed|ing|s)? together|collaborat\w+|cooperat\w+"
        r"|partner(?:ed|ing|s)?|team(?:ed|ing)? up|join(?:ed|ing)? forces|join(?:ed)? hands)\b"
    ),
    _rule(
        r"(?P<a>[[LIST]])[[GAP]] [[AUX]](?:work(?:ed|ing|s)? together|collaborat(?:e|es|ed|ing)"
        r"|cooperat(?:e|es|ed|ing)|partner(?:ed|ing|s)?|team(?:ed|ing)? up|teams up|join(?:ed"
        r"|ing)? forces|joined hands|allied|partnered up)[^.;<]{0,40}[[WITH]](?P<b>[[LIST]])"
    ),
    _rule(
        r"(?:[Aa]greements?|[Mm]emorand\w+|MoU|MOU|contract|deal|pact)[^.;<]{0,60}signed by (?P<people>{P}[^.;"
        r"]{0,140}?{P}[^.;,]{0,60})"
    ),
    _rule(
        r"[Oo]n behalf of (?:the )?(?P<a>[[LIST]])[^.;]{0,80}?(?:signed|inked|concluded|sealed) [^.;]{0,90}?wi"
        r"th (?:the )?(?P<b>[[LIST]])"
    ),
    _rule(
        r"(?P<people>{P}[^.;]{0,120}?) (?:signed|inked|concluded|sealed) [^.;]{0,40}?[[THING]][^.;]{0,60}?with"
        r" (?P<people_b>{P}[^.;<]{0,60}(?:{O})?)"
    ),
    _rule(
        r"(?P<a>[[PARTY]])[[GAP]] (?:said|announced|confirmed|says|announces|reported|disclosed)[^.;<]{0,40}?(?:"
        r" <D\d+>,?)? ?(?:that )?(?:it|they|the \w+) "
        r"[[AUX]][[MAKES]] [^.;]{0,120}?[[THING]][^.;]{0,100}?[[WITH]](?P<b>[[LIST]])"
    ),
    _rule(r"\b[Ff]und of (?:the )?(?P<a>[[TWO]])", "fund"),
    _rule(
        r"(?:(?:joint )?venture|collaboration|partnership|cooperation|alliance|joint (?:laboratory"
        r"|institute|cent(?:re|er)|programme|program|fund)) (?:of|between|by|with) (?:the )?(?P<a>[[TWO]])"
    ),
)
