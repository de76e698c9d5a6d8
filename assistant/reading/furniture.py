"""Recognise what stands around an article and is none of it: breadcrumbs, sections, buttons, neighbours."""

import re
import unicodedata

_LOCATION = (
    r"(?:[您你]?(?:现在|当前|所在)?的?(?:现在|当前|所在)?的?位置|You are here|"
    r"(?:Your )?(?:Current )?(?:location|position))(?:是|为)?"
)
_HOME = r"(?:home|homepage|home page|index|main|(?:网站|本站|医院|学校|学院|本网)?(?:首页|首頁|主页|主頁))"
_BETWEEN = r"(?:[»›≫→＞>]+|::|\s[/|-]\s)"
_BREADCRUMB = re.compile(rf"(?:{_LOCATION}\s*[:：]\s*(?P<parts>.*)|{_HOME}\s*{_BETWEEN}(?P<rest>.*))", re.IGNORECASE)
# "Location: Room 305" leads nowhere.
_LEADS = re.compile(rf"{_BETWEEN}|{_HOME}\b", re.IGNORECASE)
_SECTION = re.compile(
    r"(?:home|news|latest news|news ?(?:&|and) ?events|events|news ?(?:center|centre|room)|press releases?|media|"
    r"headlines|announcements?|article|details?|about us|search|menu|skip to (?:main )?content|"
    r"(?:网站|本站)?(?:首页|主页)|正文|内容|详情|新闻|要闻|新闻动态|新闻中心|医院新闻|医院动态|学校新闻|学校要闻|校园新闻|"
    r"综合新闻|媒体报道|媒体聚焦|通知公告|科研动态|科技动态|院内新闻|院务公开|工作动态|图片新闻|新闻详情|文章内容|"
    r"文章详情|信息详情|搜索|导航|菜单|返回|返回列表|返回首页|返回顶部)",
    re.IGNORECASE,
)
_BUTTON = (
    r"(?>打印(?:本页|本文|文章)?|关闭(?:本页|窗口)?|收藏(?:本文|本页)?|返回(?:顶部|列表|上一页|首页)?|分享(?:到|至|本文)?|转发|"
    r"点赞|微信|微博|新浪微博|QQ空间|扫一扫|扫码|字号|字体|放大|缩小|大|中|小|复制链接|"
    r"(?<![a-z])(?:print(?: this(?: page| article)?)?|close|share(?: this(?: page| article| story)?| to| on)?|tweet|"
    r"e-?mail|facebook|twitter|x|linkedin|whatsapp|wechat|weibo|copy link|save|"
    r"back(?: to (?:top|list))?|font size|a[-+]?|[lms])(?![a-z]))"
)
_GLUE = r"[\s\[\]【】()（）|｜:：·•/,，]*+"
_BUTTONS = re.compile(rf"{_GLUE}{_BUTTON}(?:{_GLUE}{_BUTTON})*+{_GLUE}", re.IGNORECASE)
# Behind words, only what can be nothing else: "L M S", "【字号：大 中 小】", "A+ A A-", "分享到：微信 微博".
_BUTTONS_BEHIND = re.compile(
    rf"(?:\s+[LMS]\s[LMS]\s[LMS]|\s+A[-+]?(?:\s+A[-+]?){{1,2}}|\s+大\s+中\s+小|"
    r"[\[【(（]\s*大\s*中\s*小\s*[\]】)）]|"
    r"[\s\[【(（|]*(?:字号|字体|font size|分享(?:到|至)|打印(?:本页|本文)?|关闭窗口)"
    rf"{_GLUE}(?:{_BUTTON}{_GLUE})*+)\s*$",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(
    r"[\s\[【(（]*(?:[上下前后]一?(?:篇|条|则|页|篇文章)|(?:previous|next)(?: article| post| story)?)"
    r"\s*[】\])）]?\s*(?:[:：]|[<>«»←→]|没有了|$)",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"[\s【\[]*(?:相关(?:新闻|阅读|文章|链接|推荐|报道|内容|资讯)|延伸阅读|推荐阅读|热门(?:新闻|文章|推荐)|猜你喜欢|更多(?:新闻|文章)|"
    r"related (?:news|articles?|stories|links|posts|reading|content|topics|coverage)|read (?:more|next|also)|"
    r"more (?:news|stories)|you (?:may|might) also like|recommended(?: for you| reading)?|"
    r"most (?:read|popular|viewed)|latest news|trending)\s*[】\]]?\s*[:：]?\s*[»›>]*",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"\s*(?:©|\(c\)|copyright\b|版权所有|版權所有)|.*(?:© ?\d{4}|all rights reserved|版权所有|ICP[备證证]|公网安备)",
    re.IGNORECASE,
)


def breadcrumb(line: str) -> str | None:
    """The last part of a line such as ``Home» News» Title`` or ``当前位置：首页 > 新闻``; None for other lines."""
    match = _BREADCRUMB.fullmatch(line) if len(line) < 300 else None
    if match is None or (match["parts"] and not _LEADS.search(match["parts"])):
        return None
    return re.split(_BETWEEN, match["parts"] or match["rest"] or "")[-1].strip(" /|>-")


def is_section(line: str) -> bool:
    """Whether ``line`` is but the name of a part of a site, such as ``News & Events`` or ``新闻动态``."""
    return _SECTION.fullmatch(line.strip(" :：|»>·•[]【】")) is not None


def is_button(line: str) -> bool:
    """Whether ``line`` holds nothing but buttons: ``【打印】【关闭】``, ``Share Facebook``, ``大 中 小``."""
    return _BUTTONS.fullmatch(line) is not None


def without_buttons(line: str) -> str:
    """``line`` without the buttons behind its words, as in ``Updated: Mar 17, 2023 L M S``."""
    return _BUTTONS_BEHIND.sub("", line)


def is_neighbour(line: str) -> bool:
    """Whether ``line`` leads to the article before or after this one."""
    return _NEIGHBOUR.match(line) is not None


def is_related_heading(line: str) -> bool:
    """Whether ``line`` stands above links to other articles."""
    return _RELATED.fullmatch(line) is not None


def is_copyright(line: str) -> bool:
    """Whether ``line`` is the notice at the foot of a site."""
    return _COPYRIGHT.match(line) is not None and len(line) < 300


def key(line: str) -> str:
    """The letters and digits of ``line``, folded: equal for two prints of the same headline."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", line)).casefold()
