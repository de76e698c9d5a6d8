"""Whether a sentence denies, or says only what is so under a condition: read from the words that do so in most news."""

import re
from collections.abc import Iterable

from assistant.verifying.clauses import between_commas
from assistant.verifying.places import Likeness

# Words that turn a statement round, in a sentence that was written.
_DENIES = re.compile(
    r"\b(?:not(?! only| just| least)|never|neither|nor|cannot|no(?! (?:less|fewer|doubt|other|\d)|\.\s?\d))\b|n[’']t\b"
    r"|没有|没能|并非|从未|尚未|未(?!来|名|央)|不(?!仅|但|断|同|只|久|过|少|孕|锈|止|乏|懈|愧|良|稳|明|全|足|限|等)|无法",
    re.IGNORECASE,
)
# What a sentence of an article may say in the place of them.
_MAY_DENY = re.compile(
    _DENIES.pattern
    + r"|\b(?:without|fail\w*|unable|un\w+(?:ed|able|known|clear)|lack\w*|absen\w+|refus\w+|reject\w+|declin\w+"
    r"|den(?:y|ied|ies)|stop\w*|halt\w*|cancel\w*|only|alone|except|nobody|none|nothing|few|little|yet|far from|instead"
    r"|rather than|ceas\w*|end(?:s|ed|ing)?|hardly|rarely|unlikely|until|before"
    r"|first time|remain\w*|still|free of|rule[sd]? out|miss\w*|withh[eo]ld|vacant)\b"
    r"|无|非|缺|失|否|拒|停|取消|仅|只|除|尚|仍|免|空白|首次|之前|不|未|没",
    re.IGNORECASE,
)
# A clause that says what is so beside what is not.
_HALF_DENIED = re.compile(r"\b(?:and|but|or) not\b|\bnot\b.*\bbut\b|rather|不[低少超多]|而[是非]", re.IGNORECASE)
# Who or what it was not, beside whom or what it was: "It was Ann, not Bob, who …".
_CONTRAST = re.compile(r", not [A-Z][^,;]{1,40}(?=,)|[，,]?而(?:不是|非)")
# How alike (centred cosine) a clause that denies and the one that does not must be, by which of the two was written: of
# the 307 true sentences of the development sets of benchmarks/verification.py that pass otherwise none reaches either.
_LIKE_DENIED, _LIKE_DENYING = 0.34, 0.45
# How much less alike another clause may be that the written one may deny with.
_NEARLY_AS_LIKE = 0.2
# 若 is also a syllable of names, and "if" stands behind "asked" and "as" too.
_CONDITION = re.compile(
    r"(?<!asked )(?<!as )(?<!see )(?<!even )\bif\b(?! only)|\bprovided that\b|\bsubject to\b"
    r"|\bonce (?:it is )?approved\b|如果|一旦|倘|如获"
    r"|若(?=[获能经要无未不有是被得按在果以]|顺利|成功|通过|批准|一切|双方|对方|试验|临床|结果|审批)",
    re.IGNORECASE,
)
# Words that leave open whether something comes to be.
_LEFT_OPEN = re.compile(
    _CONDITION.pattern
    + r"|\b(?:once|when|after|will|would|may|might|could|can|should|shall|plan\w*|expect\w*|intend\w*|aim\w*|agree\w*"
    r"|propos\w+|up to|to be|are to|is to|potential\w*|condition\w*|approv\w+ is|pending|until|unless|hop\w+)\b"
    r"|将|会|拟|计划|预计|有望|可能|可|待|获批后|批准后|条件|前提|至多|最多|最高|同意|约定|协议",
    re.IGNORECASE,
)


def denies_alone(written: str, supports: Iterable[str]) -> bool:
    """Whether a written sentence denies what none of the ones it stands on denies."""
    return bool(_DENIES.search(_CONTRAST.sub("", written))) and not any(map(_MAY_DENY.search, supports))


def is_sure_alone(written: str, support: str) -> bool:
    """Whether a written sentence says outright what the one that it stands on says under a condition."""
    return _CONDITION.search(support) is not None and _LEFT_OPEN.search(written) is None


def turns_a_clause(written: str, supports: Iterable[str], likeness: Likeness) -> bool:
    """Whether a clause of a written sentence denies what the one that it stands on says, or the other way round."""
    there = [clause for support in supports for clause in between_commas(support)]
    for clause in between_commas(written):
        denies, may_deny = _DENIES.search(clause), _MAY_DENY.search(clause)
        if may_deny and not denies:
            continue
        nearness = likeness(clause, there)
        nearest, near = there[int(nearness.argmax())], nearness.max()
        about_it = [other for other, how in zip(there, nearness, strict=True) if how >= near - _NEARLY_AS_LIKE]
        if denies and near >= _LIKE_DENIED and not any(map(_MAY_DENY.search, about_it)):
            return True
        if not denies and near >= _LIKE_DENYING and _DENIES.search(nearest) and not _HALF_DENIED.search(nearest):
            return True
    return False
