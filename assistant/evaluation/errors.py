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
│   ├── SpellingsUneven  other spellings for more answers than there are
│   ├── KeepUnclear      a mark on a draft that is none
│   ├── AnswerMissing    a draft that is kept without an answer
│   └── AnswerTooMuch    one that is to be declined and has one
├── TestSetIsDraft       items that no person has accepted yet
├── NotDrafts            a file without the column in which a person accepts
├── FileThere            a file that would be written is there
├── RunExists            the folder holds another run
├── ResultsUnreadable    results cannot be read or written
│   ├── RunMissing       the folder holds no run
│   ├── RunUnfinished    it was broken off
│   └── RunForeign       its results are of another version
├── NothingDrafted       no article has a sentence to ask about
├── NothingAccepted      no draft is marked to be kept
├── NoFeedback           nothing has been said about an answer yet
├── SweepWrong           no setting that can be swept
├── SweepTooLarge        too many values
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


class FileThere(NewsCiteError):
    """A file that a command would write is there already."""

    en = "{path} exists already. Choose another name, or give --replace to write over it."
    zh = "{path} 已存在。请换一个名字，或用 --replace 覆盖。"


class ResultsUnreadable(NewsCiteError):
    """What an interrupted run left cannot be read, or the results cannot be written."""

    en = "The results at {path} cannot be read or written: {reason}"
    zh = "无法读写位于 {path} 的评测结果：{reason}"


class RunMissing(ResultsUnreadable):
    """The folder that is named holds no run."""

    en = "{path} holds no evaluation. Give the folder that newscite eval wrote: the one with results.jsonl in it."
    zh = "{path} 中没有评测结果。请指定 newscite eval 写出的文件夹（其中有 results.jsonl）。"


class RunUnfinished(ResultsUnreadable):
    """The run was broken off, so its figures would be of a part of the questions."""

    en = "The evaluation in {path} was broken off. Finish it first: the same command with --out {path}"
    zh = "{path} 中的评测已中断。请先完成：用同一命令加 --out {path}"


class RunForeign(ResultsUnreadable):
    """The results were written by a version that writes them otherwise."""

    en = "The evaluation in {path} is damaged or was made by another version of NewsCite. Run it again to compare."
    zh = "{path} 中的评测已损坏，或由其他版本的 NewsCite 生成。请重新评测后再比较。"


class TestSetIsDraft(NewsCiteError):
    """The items are drafts: nobody has said yet that they are true."""

    __test__ = False
    en = (
        "{path} holds drafts that no person has accepted, so no figure can be had from them. Write yes, no or decline "
        "in the column keep of each, then: newscite eval accept {path} SET.jsonl"
    )
    zh = (
        "{path} 中是尚未经人确认的草稿，不能用来评测。请在 keep 列逐条填 yes、no 或 decline（应拒答），"
        "然后运行：newscite eval accept {path} SET.jsonl"
    )


class NotDrafts(NewsCiteError):
    """A file without the column in which a person says what to keep."""

    en = "{path} has no column keep, so it holds no drafts. A test set needs no accepting."
    zh = "{path} 没有 keep 列，不是草稿。测试集无需确认。"


class KeepUnclear(ItemProblem):
    """The column ``keep`` says something else than it may."""

    en = "line {line}: keep says {said}; it takes yes, no, decline, or nothing for a draft not looked at yet"
    zh = "第 {line} 行：keep 填的是 {said}；可填 yes、no、decline，尚未查看的留空"


class AnswerMissing(ItemProblem):
    """A draft that is kept without an answer."""

    en = "line {line}: kept without an answer. Give one in answers, or write decline in keep: no article says it"
    zh = "第 {line} 行：保留了却没有答案。请在 answers 中填写，或在 keep 中填 decline（文章没有提到，应拒答）"


class AnswerTooMuch(ItemProblem):
    """A draft that must be declined and yet accepts an answer."""

    en = "line {line}: keep says decline, yet answers are given. Remove them, or write yes"
    zh = "第 {line} 行：keep 填了 decline，却给了答案。请删去答案，或改填 yes"


class NothingDrafted(NewsCiteError):
    """The articles have no sentence of which a question could be made."""

    en = "No question could be drafted: no article has a sentence that names a person, a date or a number."
    zh = "无法起草问题：没有文章的句子提到人名、日期或数字。"


class NothingAccepted(NewsCiteError):
    """No draft is marked to be kept."""

    en = "No draft in {path} is kept. Write yes (or decline) in the column keep of those that are right."
    zh = "{path} 中没有保留任何草稿。请在正确条目的 keep 列填 yes（或 decline）。"


class NoFeedback(NewsCiteError):
    """Nothing has been said about an answer yet."""

    en = "No feedback on answers has been collected in the library at {path} yet."
    zh = "位于 {path} 的文章库还没有收到对回答的反馈。"


class SweepWrong(NewsCiteError):
    """A setting that cannot be swept; ``known`` are those that can."""

    en = "{setting} cannot be tried in several values. These can: {known}"
    zh = "{setting} 不能逐值比较。可比较的设置：{known}"


class SweepTooLarge(NewsCiteError):
    """More combinations than anybody would wait for."""

    en = "These values make {runs} runs; at most {most} are done at once. Give fewer."
    zh = "这些取值共需 {runs} 次评测，一次最多 {most} 次。请减少取值。"


class NoArticles(NewsCiteError):
    """The folder given as articles holds none that can be read."""

    en = "No article could be read from {path}, so there is nothing to ask the questions of."
    zh = "{path} 中没有可读取的文章，无从提问。"
