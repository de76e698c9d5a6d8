"""One key for a Chinese name in either script: 黄晓军, Huang Xiaojun, Xiaojun Huang and HUANG Xiao-Jun.

A key is the name's pinyin without tones, spaces, hyphens or apostrophes, the surname first: ``huangxiaojun``. Han
text gives the keys of its words (places and institutions are words: 雄安 is ``xiongan``) and of every surname with
the one or two characters behind it; Latin text gives those of its words that can be read as pinyin and of
neighbouring ones of which one is a surname. A key is a hint to be weighed, not a fact: different characters share
one, and some English words read as pinyin.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from vectorstore.text.folding import fold
from vectorstore.text.language import HAN

_HAN_RUN = re.compile(f"[{HAN}]+")
_LATIN_NAME = re.compile(r"[A-Za-zÀ-ÿǍ-ǜ]+(?:['’-][A-Za-zÀ-ÿǍ-ǜ]+)*")

# The most frequent surnames; with the compound ones they name well over nine in ten people.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦傅付方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂"
    "成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫"
    "费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官屠凤闻"
    "冀封谈匡鞠惠荆乐冼郁胥郜权杭洪饶幸储雍楚鹿沃植佟侍展藏岩糜"
)
_COMPOUND_SURNAMES = frozenset("欧阳 上官 司马 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 端木 轩辕 南宫".split())

# Every syllable of Mandarin in pinyin without tones, ü as u.
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


def han_keys(text: str) -> list[str]:
    """The keys of the words and of the likely personal names that ``text`` has in Han characters, each once."""
    import rjieba

    folded = fold(text)
    words = [word for word in rjieba.cut_for_search(folded) if len(word) in (2, 3, 4) and _HAN_RUN.fullmatch(word)]
    names = [name for run in _HAN_RUN.findall(folded) for name in _names_in(run)]
    return list(dict.fromkeys(_pinyin(word) for word in [*words, *names]))


def latin_keys(text: str, *, any_case: bool = False) -> list[str]:
    """The keys of what ``text`` has in Latin letters and can be read as pinyin, each once.

    Single words count from two syllables on. In an article names are capitalised; in a question people may type
    them as they like (``any_case``).
    """
    keys: list[str] = []
    before, end = "", 0
    for match in _LATIN_NAME.finditer(text):
        word = match.group() if any_case or match.group()[0].isupper() else ""
        key, syllables = _latin_key(word)
        if syllables >= 2:
            keys.append(key)
        if before and syllables and text[end : match.start()] in (" ", ", ", "\u00a0"):
            keys.extend(_full_names(before, key))
        before, end = (key if syllables else ""), match.end()
    return list(dict.fromkeys(keys))


def _full_names(first: str, second: str) -> Iterator[str]:
    """The key or keys of two neighbouring words: whichever can be the surname stands first."""
    if first in _surname_keys() and _syllables(second) <= 2:
        yield first + second
    if second in _surname_keys() and _syllables(first) <= 2:
        yield second + first


def _names_in(run: str) -> Iterator[str]:
    for at, character in enumerate(run):
        surname = 2 if run[at : at + 2] in _COMPOUND_SURNAMES else 1 if character in _SURNAMES else 0
        for given in (1, 2):
            if surname and at + surname + given <= len(run):
                yield run[at : at + surname + given]


@lru_cache(maxsize=1 << 16)
def _pinyin(word: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(word)).replace("v", "u")


@lru_cache(maxsize=1)
def _surname_keys() -> frozenset[str]:
    return frozenset(_pinyin(surname) for surname in _SURNAMES | _COMPOUND_SURNAMES)


@lru_cache(maxsize=1 << 14)
def _latin_key(word: str) -> tuple[str, int]:
    """``word`` as a key and its syllables; ("", 0) when it cannot be read as pinyin. Xi'an has two, Xian one."""
    parts = [part.replace("v", "u") for part in re.findall(r"[a-z]+", fold(word))]
    counts = [_syllables(part) for part in parts]
    return ("".join(parts), sum(counts)) if all(counts) else ("", 0)


@lru_cache(maxsize=1 << 14)
def _syllables(key: str) -> int:
    """The fewest syllables that ``key`` can be cut into, 0 when it cannot be cut."""
    fewest = [0, *([-1] * len(key))]
    for end in range(1, len(key) + 1):
        cuts = [
            fewest[start] + 1
            for start in range(max(0, end - 6), end)
            if fewest[start] >= 0 and key[start:end] in _SYLLABLES
        ]
        fewest[end] = min(cuts, default=-1)
    return max(fewest[-1], 0)


# Words that stand inside a body's name without giving it a letter.
_SMALL_WORDS = frozenset("of and for the in on at de la &".split())


def initialisms(text: str) -> frozenset[str]:
    """The folded initials of runs of two to eight capitalised words: "who" for World Health Organization."""
    found: set[str] = set()
    for sentence in re.split(r"[.,;:!?()\n]", text):
        words = [word for word in re.findall(r"[\w'’-]+|&", sentence) if word.lower() not in _SMALL_WORDS]
        letters = "".join(word[0].lower() if word[0].isupper() and word[0].isascii() else " " for word in words)
        for run in letters.split():
            found.update(run[at : at + size] for size in range(2, 9) for at in range(len(run) - size + 1))
    return frozenset(found)
