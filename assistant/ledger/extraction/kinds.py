"""Of which kind a collaboration is, by the words that tell of it."""

import re
from functools import lru_cache

from assistant.ledger.extraction.marking import Sentence
from vectorstore.ledger.types import CollaborationKind

# The first that fits decides.
_KINDS: tuple[tuple[CollaborationKind, re.Pattern[str]], ...] = (
    ("donation", re.compile(r"\bdonat|捐赠|捐款|捐资", re.IGNORECASE)),
    (
        "licence",
        re.compile(
            r"\bsuppl(?:y|ies|ied) (?:agreement|contract|deal|under)"
            r"|\b(?:agreement|contract|deal|tender)s?\b[^.;]{0,60}\bto supply\b"
            r"|(?:\bwill|<O\d+> to|\bto) supply (?!chain)|\bsupplied under\b"
            r"|\b(?:distribution|option) (?:agreement|deal)|\boption (?:to|on|over|for)\b"
            r"|\blicen[cs]|\b(?:exclusive|commercial) rights\b|许可协议|许可合作|授权协议|独家(?:许可"
            r"|授权|开发|商业化)|许可",
            re.IGNORECASE,
        ),
    ),
    (
        "fund",
        re.compile(
            r"(?<!\bto )(?<!jointly )(?<!will )\bfund\b(?! (?:the|research|a)\b)|\bventure capital|基金(?!会|委)",
            re.IGNORECASE,
        ),
    ),
    (
        "visit",
        re.compile(
            r"(?<!student )\bexchanges? with (?:the )?<[OX]"
            r"|(?<!agreement on )(?<!memorandum on )\b(?:exchang\w+|swap\w*) (?:of )?(?:(?!student"
            r"|medical)[a-z]+ ){0,2}(?:nurses|doctors|staff|surgeons"
            r"|midwives|researchers"
            r"|clinicians|scientists|physicians|personnel)\b"
            r"|\b(?:nurse|staff|doctor|surgeon|midwife|nursing|clinician) exchanges?\b",
            re.IGNORECASE,
        ),
    ),
    (
        "training",
        re.compile(
            r"\b(?<!hold a )(?<!holds a )(?:joint|dual|double|combined|shared|two) (?:[a-z’']+ ){0,3}(?:degrees?"
            r"|doctorates?|master|MSc|MPH|MBA|MD|BSc"
            r"|PhDs?|diploma|curriculum|qualification|course|programme in|program in)\b|\b(?:MSc|MPH|MPhil|DPhil|BSc)\b"
            r"|\b(?:summer|winter|spring|autumn) (?:school|course|academy)|\bto train\b|\bpostgraduate\b"
            r"|\bdoctorates?\b"
            r"|\bexchanges?\b[^.;]{0,40}\b(?:student|trainee)s?\b|\bstudent (?:nurses|doctors|midwives|mobility)\b"
            r"|\bearn (?:[a-z]+ ){0,3}degrees?|"
            r"\btrain(?:ing|s|ed)?\b(?! (?:cent|base))|\bdoctoral\b|\bPhD\b|\bjoint degrees?|\bfellowships?\b"
            r"|\bstudent exchange|\bexchange (?:program|scheme)|\bdiploma|\bapprentice|\bresidency|\bmaster['’]s"
            r"|\bscholars\b"
            r"|\bteaching\b|\beducat(?:e|es|ed|ing) |\bmedical students\b|\bexchange (?:of )?(?:[a-z]+ )"
            r"?(?:students|trainees)|\beducation program"
            r"|\b(?:launch|start|set up|creat|offer|teach|taught|design|develop|r[ua]n)\w* (?:an? |the |"
            r"their |joint )*(?:[a-z-]+ ){0,3}"
            r"(?:courses?|curricul\w+|master ?class(?:es)?|degrees?|certificates?|modules?)\b|联合培养|"
            r"培养项目|培训|博士生|研究生培养"
            r"|人才培养|该班|招收[^，。；]{0,8}人"
            r"|进修|订单班|专班|(?:英才|实验|菁英|卓越|培训|进修|研修|传承|试验|精英|拔尖)班|(?:开[设办]|合办|联办|举办)[^，。；]{0,14}班(?!车)|开班|研修班|联合招生|联合招收|学徒|双学位|规培|学生交换|教学基地|培养基地|培养计划|交换生"
            r"|(?:学生|本科生|研究生|师生)交换|合作办学|办学项目|教育项目|(?:本科|硕士|博士|学位|本硕|专科|研究生)(?:[^，。；]{0,6})(?:项目|专业|教育|课程)|(?:订单式?|护理|定向|定制|特色|冠名|创新)”?[^，。；]{0,4}班|教学医院|实习基地",
            re.IGNORECASE,
        ),
    ),
    (
        "joint_institute",
        re.compile(
            r"\bjoint (?:[a-z-]+ ){0,4}(?:laborator|lab\b|labs\b|institute|cent(?:re|er)|school|facility"
            r"|hospital|academy|(?:bio|tumou?r |tissue )?bank\b|unit\b|ward\b|clinic\b|department\b|hub\b)"
            r"|(?:laborator\w+|\blab|institute|cent(?:re|er)|\bclinic|\bunit|\bhub) (?:jointly )?(?:shared"
            r"|run|owned|operated|built|founded|set up"
            r"|created|established|managed) (?:jointly |together |in equal parts )?by\b"
            r"|(?:establish|set up|found|open|unveil|inaugurat|launch|creat|build|built"
            r"|run)\w*(?:[^.;]{0,70}?(?:laborator|\blabs?\b|\binstitute\b|\bcent(?:re|er)\b|\bschool\b|\bacademy\b)"
            r"|(?:(?! with )[^.;]){0,70}?<O\d+>)"
            r"|(?:laborator\w+|\blabs?\b|\binstitute\b|\bcent(?:re|er)\b|\bschool\b)[^.;]{0,60}(?:is"
            r"|was|were) (?:run|built|established|set up|founded|opened|inaugurated)"
            r"|联合实验室|联合研究院|联合研究中心|联合中心|联合研究所|(?:共建|合建|成立(?![^，。；]{0,4}周年)|建了|建起|办了|办起|开办|设立|建立"
            r"|组建|揭牌|创建|启用|建设|打造)(?:(?!关系|协议|备忘录)[^。；]){0,30}?(?:实验室|研究院|研究中心|中心|研究所"
            r"|学院|平台|分院|医院|基地|联盟|研究室|病房|病区|工作站|创新中心|<O\d+>|<Q\d+>)|揭牌"
            r"|(?:研究院|中心|实验室|研究所|学院)[^。；]{0,20}(?:共建|揭牌|成立)"
            r"|(?:研究院|中心|实验室|研究所|分院)[^。；，]{0,6}由[^。；]{4,60}(?:共建|共同(?:建设|成立|设立|组建|建立)|联合(?:建设|成立|设立|组建)|合作(?:建设|成立|设立))",
            re.IGNORECASE,
        ),
    ),
    (
        "conference",
        re.compile(r"\bconference|\bsymposium|\bcongress|\bsummit\b|\bforum\b|主办|承办|合办|举办", re.IGNORECASE),
    ),
    ("visit", re.compile(r"\bvisit|\bdelegation|访问|来访|考察", re.IGNORECASE)),
)


# What the name of what was made or held tells of its kind.
_NAMED: tuple[tuple[CollaborationKind, re.Pattern[str]], ...] = (
    (
        "training",
        re.compile(
            r"\b(?:Summer|Winter|Spring|Autumn) (?:School|Course|Academy)$|\b(?:Training|Exchange|Degree|Doctorate"
            r"|Residency"
            r"|Diploma|Masters?|MSc|MPH|MBA|MPhil|PhD|Course|Fellowships?)(?: (?:Program(?:me)?|Scheme|in .*))?$"
        ),
    ),
    ("conference", re.compile(r"\b(?:Congress|Conference|Forum|Symposium|Summit|Workshop|Colloquium)\b")),
    ("fund", re.compile(r"\b(?:Fund|Ventures)(?: [IVX]+)?$")),
    (
        "joint_institute",
        re.compile(
            r"(?:\b|[a-z])(?:Labs?|Laborator(?:y|ies)|Institute|Cent(?:re|er)|School|Academy|Hub|Unit|Clinic)\b(?! "
            r"at\b)"
        ),
    ),
)
_DEED = re.compile(
    r"\b(?:Licen[cs]e|Licensing|Option|Supply|Distribution) (?:and [A-Z]\w+ )?(?:Agreement|Deal|Contract)"
)
_MAKING = re.compile(
    r"\b(?:combin|merg|open|offer|ha[sd]\b|set(?:ting)? up|found|launch|establish|creat|unveil|inaugurat|buil"
    r"|r[ua]n|host|organi|h[eo]ld|start|support"
    r"|fund|financ|form|co-)"
)


def kind_in(sentence: Sentence, start: int, end: int) -> CollaborationKind:
    """The kind of what a part of a sentence's shape tells, also by the names of what was made there."""
    words = sentence.shape[start:end]
    kind = kind_of(words, sentence.shape)
    if kind == "agreement" and any(_DEED.search(one.text) for one, _, _ in sentence.marks(start, end, "OXQ")):
        return "licence"
    making = _MAKING.search(words)
    if kind not in ("agreement", "joint_institute") or not making:
        return kind
    made = [one.text for one, _, _ in sentence.marks(start + making.start(), end, "OXQ")]
    return next((told for told, form in _NAMED if any(form.search(name) for name in made)), kind)


# What is signed of many things is an agreement, also where teaching is among them; not where a degree is.
_UMBRELLA = re.compile(
    r"\b(?:memorand\w+|MoU|MOU|letter of intent|framework agreement|co-?operation agreement|partnership agreement)\b"
)
_DEGREE = re.compile(
    r"\b(?:joint|dual|double|shared) (?:[a-z]+ ){0,3}(?:degree|doctora|PhD|MSc|master|MD|diploma"
    r"|programme|program)"
)


@lru_cache(maxsize=1 << 11)
def kind_of(words: str, shape: str) -> CollaborationKind:
    """The kind that ``words`` tell, what a rule found of a sentence of that ``shape``; else an agreement."""
    tail = shape[shape.find(words) + len(words) :][:120] if words in shape else ""
    clause = re.split(r"[.;。；]|, (?:and|while) (?:the )?(?:[a-z-]+ ){0,3}<[OP]", tail)[0]
    if re.match(r"[^，,.。；;]{0,4}(?:捐赠|a donation|donation)", clause):
        return "donation"
    umbrella = _UMBRELLA.search(words)
    for kind, told in _KINDS:
        if umbrella and kind in ("training", "visit") and not _DEGREE.search(words):
            first = told.search(words)
            if first is None or umbrella.start() < first.start():
                continue
        if told.search(words) or (
            kind in ("licence", "fund", "training", "joint_institute") and told.search(words + clause)
        ):
            return kind
    return "agreement"
