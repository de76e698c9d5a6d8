"""Find numbers, percentages and amounts of money in English and Chinese text."""

import re

_DIGITS = r"[0-9０-９]+(?:[,，][0-9]{3})*(?:[.．][0-9]+)?"
_CHINESE_DIGITS = "零〇一二两三四五六七八九十百千"
_LARGE = r"(?:\s?(?:hundred|thousand|million|billion|trillion|m|bn|k)\b|\s?[百千]?[万萬亿億])"
_CURRENCY = (
    r"kroner?|kr|rupees?|won|rubles?|pesos?|reais|rand|shekels?|yuan|rmb|renminbi|cny|usd|dollars?|euros?|pounds?|yen|hk\$|us\$|francs?|kronor|kronas?|sek|"
    r"卢比|韩元|韓元|卢布|比索|镑|鎊|法郎|美元|欧元|歐元|英镑|英鎊|日元|港元|港币|人民币|瑞士法郎|瑞典克朗|克朗|元"
)
# What may stand between an amount and its currency: "Norwegian ", "挪威".
_NATION = r"[A-Z][a-z]+ |[\u4e00-\u9fff]{2,3}"
_SPELLED = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen|half|both|single|once|twice)"
)

_MONEY = re.compile(
    rf"(?:[$€£¥￥]|\b(?:US|HK)\$|\b(?:RMB|CNY|USD|EUR|SEK)\s?)\s?{_DIGITS}{_LARGE}?"
    rf"|(?:{_DIGITS}|[{_CHINESE_DIGITS}]+){_LARGE}?[-\s]?(?:{_NATION})?(?:{_CURRENCY})(?![A-Za-z])",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"{_DIGITS}|\b{_SPELLED}(?:[-\s]{_SPELLED})*\b|[{_CHINESE_DIGITS}]+[多余餘]?[个個名位项項家篇次年月日天人种種例所支元%万萬亿億倍岁歲届屆部门門]"
    r"|百分之",
    re.IGNORECASE,
)


def has_number(text: str) -> bool:
    """Whether ``text`` says a number, in digits or in words."""
    return _NUMBER.search(text) is not None


def has_money(text: str) -> bool:
    """Whether ``text`` names an amount of money."""
    return _MONEY.search(text) is not None
