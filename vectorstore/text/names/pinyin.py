"""Pinyin without tones, ü as u: syllables, and the readings of Han characters."""

import itertools
import re
import unicodedata
from functools import lru_cache

from vectorstore.text.names.surnames import COMPOUND, READINGS

# Every syllable of Mandarin.
_SYLLABLES = frozenset(
    (
        "a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang "
        "cao ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chuai chuan chuang chui "
        "chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de deng di dian diao die ding diu "
        "dong dou du duan dui dun duo e ei en er fa fan fang fei fen feng fou fu ga gai gan gang gao ge gei "
        "gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng hong hou "
        "hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun "
        "ka kai kan kang kao ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le "
        "lei leng li lia lian liang liao lie lin ling liu long lou lu luan lue lun luo ma mai man mang mao "
        "me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni "
        "nian niang niao nie nin ning niu nong nou nu nuan nue nuo o ou pa pai pan pang pao pei pen peng pi "
        "pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran "
        "rang rao re ren reng ri rong rou ru ruan rui run ruo sa sai san sang sao se sen seng sha shai shan "
        "shang shao she shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan "
        "sui sun suo ta tai tan tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai "
        "wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan "
        "yang yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai "
        "zhan zhang zhao zhe zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi zong "
        "zou zu zuan zui zun zuo"
    ).split()
)
# What all of these look like, any number of them: most words of other languages do not. No syllable sequence that is a
# name is longer.
_SHAPE = re.compile("(?:(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?[aeiou]++(?:ng?|r)?)+")
_LONGEST = 24
# Lyu and lv are ways to write lü where there is no ü: in passports, on keyboards. The y only starts a word: not Linyu.
_U_UMLAUT = re.compile(r"(?<=^[ln])yu|(?<=[ln])v")

# Characters that are read in two ways in the names of people and places.
_BOTH = {
    "乐": ("le", "yue"),
    "朝": ("chao", "zhao"),
    "长": ("chang", "zhang"),
    "晟": ("sheng", "cheng"),
    "茜": ("qian", "xi"),
    "行": ("xing", "hang"),
    "重": ("chong", "zhong"),
    "柏": ("bai", "bo"),
    "曾": ("zeng", "ceng"),
    "莘": ("xin", "shen"),
    "颉": ("jie", "xie"),
    "蔚": ("wei", "yu"),
    "传": ("chuan", "zhuan"),
    "都": ("du", "dou"),
    "单": ("dan", "shan"),
    "盛": ("sheng", "cheng"),
    "炅": ("jiong", "gui"),
    "员": ("yuan", "yun"),
    "阿": ("a", "e"),
    "仔": ("zai", "zi"),
    "还": ("huan",),
    "藏": ("cang", "zang"),
}
# A name has no more readings than this that are worth knowing.
_MOST_READINGS = 4


@lru_cache(maxsize=1 << 14)
def syllables(key: str) -> int:
    """The fewest syllables that ``key`` can be cut into, 0 when it cannot be cut."""
    if len(key) > _LONGEST or not _SHAPE.fullmatch(key):
        return 0
    fewest = [0, *([-1] * len(key))]
    for end in range(1, len(key) + 1):
        cuts = [
            fewest[start] + 1
            for start in range(max(0, end - 6), end)
            if fewest[start] >= 0 and key[start:end] in _SYLLABLES
        ]
        fewest[end] = min(cuts, default=-1)
    return max(fewest[-1], 0)


def without_umlaut(letters: str) -> str:
    """``letters`` in lower case with u for ü, however that is written: ``lyu``, ``lv`` and ``lu`` become ``lu``."""
    return _U_UMLAUT.sub("u", letters)


@lru_cache(maxsize=1 << 16)
def readings(word: str) -> tuple[str, ...]:
    """The pinyin of Simplified Han ``word``: most often one; several when it has characters read in two ways."""
    from pypinyin.phrases_dict import phrases_dict

    phrase = phrases_dict.get(word)
    usual = _toneless("".join(syllable[0] for syllable in phrase)) if phrase else "".join(map(_usual, word))
    if _BOTH.keys().isdisjoint(word):
        return (usual,)
    each = itertools.product(*(_BOTH.get(character) or (_usual(character),) for character in word))
    return tuple(dict.fromkeys([usual, *map("".join, each)]))[:_MOST_READINGS]


@lru_cache(maxsize=1 << 14)
def surname_readings(surname: str) -> tuple[str, ...]:
    """The pinyin of a surname in Simplified Han characters, read as a surname: 单 is ``shan``."""
    if surname in READINGS:
        return READINGS[surname]
    if len(surname) == 1 or surname in COMPOUND:
        return ("".join(map(_usual, surname)),)
    # The two surnames of a married woman.
    return tuple(map("".join, itertools.product(*map(surname_readings, surname))))


@lru_cache(maxsize=1 << 15)
def _usual(character: str) -> str:
    """The first reading that pypinyin's dictionary has for the character; empty if it has none."""
    from pypinyin.pinyin_dict import pinyin_dict

    return _toneless(pinyin_dict.get(ord(character), "").partition(",")[0])


def _toneless(pinyin: str) -> str:
    """``lǜ`` as ``lu``."""
    return "".join(letter for letter in unicodedata.normalize("NFD", pinyin) if letter.isascii())
