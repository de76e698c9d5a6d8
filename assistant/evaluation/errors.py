"""What can be wrong with a test set or in the way of a run.

NewsCiteError
├── TestSetUnreadable    the file cannot be read
├── TestSetInvalid       items are wrong; ``problems`` has each with its line
├── ItemProblem          one wrong line
│   ├── LineNotJson      no JSON object
│   ├── FieldMissing     a field that every item needs
│   ├── FieldWrong       a field of the wrong kind
│   ├── FieldUnlike      (a warning) an unknown field much like a known one
│   ├── IdTwice          an id that an earlier item has
│   ├── PatternWrong     a regular expression that is none
│   ├── AnswersMissing   every answer is asked for and none is given
│   └── SpellingsUneven  other spellings for more answers than there are
├── RunExists            the folder holds another run
└── NoArticles           nothing to ask the questions of
"""

from collections.abc import Sequence
from typing import Literal, cast

from vectorstore.errors import NewsCiteError

# Wrong lines that are told; who mends these sees the rest next.
_TOLD = 10


class TestSetUnreadable(NewsCiteError):
    """The file of a test set cannot be opened, is empty, or is of another kind."""

    __test__ = False
    en = "The test set {path} cannot be read: {reason}"
    zh = "无法读取测试集 {path}：{reason}"


class ItemProblem(NewsCiteError):
    """One thing wrong with the item of ``line``."""

    en = "line {line}: {reason}"
    zh = "第 {line} 行：{reason}"


class LineNotJson(ItemProblem):
    """The line is no JSON object."""

    en = 'line {line}: not a JSON object such as {{"id": "1", "question": "…", "answers": ["…"]}}'
    zh = '第 {line} 行：不是 JSON 对象，例如 {{"id": "1", "question": "…", "answers": ["…"]}}'


class FieldMissing(ItemProblem):
    """An item without something that every item needs."""

    en = "line {line}: {field} is missing"
    zh = "第 {line} 行：缺少 {field}"


class FieldWrong(ItemProblem):
    """A field holds another kind of value than it takes."""

    en = "line {line}: {field} must be {form}"
    zh = "第 {line} 行：{field} 应为 {form}"


class FieldUnlike(ItemProblem):
    """An unknown field that may be a known one misspelt. It is kept; this only warns."""

    en = "line {line}: the unknown field {field} is kept as it is. Did you mean {nearest}?"
    zh = "第 {line} 行：未知字段 {field} 会原样保留。是否应为 {nearest}？"


class IdTwice(ItemProblem):
    """Two items have one id."""

    en = "line {line}: the id {id} stands in line {first} already"
    zh = "第 {line} 行：编号 {id} 已在第 {first} 行出现"


class PatternWrong(ItemProblem):
    """A regular expression that cannot be compiled."""

    en = "line {line}: answers_regex has {pattern}, which is no regular expression: {reason}"
    zh = "第 {line} 行：answers_regex 中的 {pattern} 不是正则表达式：{reason}"


class AnswersMissing(ItemProblem):
    """``must_all`` without ``answers_all``."""

    en = "line {line}: must_all is true, so answers_all must name at least one answer"
    zh = "第 {line} 行：must_all 为 true 时，answers_all 至少要有一个答案"


class SpellingsUneven(ItemProblem):
    """``answers_all_alt`` is not parallel to ``answers_all``."""

    en = "line {line}: answers_all_alt has {alternatives} lists for the {answers} answers of answers_all"
    zh = "第 {line} 行：answers_all 有 {answers} 个答案，answers_all_alt 却有 {alternatives} 个列表"


class TestSetInvalid(NewsCiteError):
    """Some items are wrong. All are refused, so that no figure is of half a set."""

    __test__ = False
    en = "The test set {path} is wrong:\n{problems}"
    zh = "测试集 {path} 有误：\n{problems}"

    @property
    def problems(self) -> Sequence[ItemProblem]:
        """What is wrong, in the order of the lines."""
        return cast("Sequence[ItemProblem]", self.values["problems"])

    def message(self, language: Literal["en", "zh"]) -> str:
        """The first wrong lines, each with what is wrong with it."""
        lines = [f"  {problem.message(language)}" for problem in self.problems[:_TOLD]]
        more = [f"  … (+{len(self.problems) - _TOLD})"] if len(self.problems) > _TOLD else []
        words = self.zh if language == "zh" else self.en
        return words.format(path=self.values["path"], problems="\n".join(lines + more))


class RunExists(NewsCiteError):
    """The folder for the results holds those of another run, or of one that is finished."""

    en = "{path} holds another evaluation. Choose another folder, or give --replace to write over it."
    zh = "{path} 中已有另一次评测的结果。请换一个文件夹，或用 --replace 覆盖。"


class ResultsUnreadable(NewsCiteError):
    """What an interrupted run left cannot be read, or the results cannot be written."""

    en = "The results at {path} cannot be read or written: {reason}"
    zh = "无法读写位于 {path} 的评测结果：{reason}"


class NoArticles(NewsCiteError):
    """The folder given as articles holds none that can be read."""

    en = "No article could be read from {path}, so there is nothing to ask the questions of."
    zh = "{path} 中没有可读取的文章，无从提问。"
