"""The words by which news tells of winning and giving awards, in both languages."""

import re

# Somebody gets it: who got it stands before.
_GET = (
    r"won|wins?|winning|receiv(?:ed|es?|ing)|receipt of|earn(?:ed|s|ing)?|garner(?:ed|s)|claim(?:ed|s|ing)?"
    r"|clinch(?:ed|es|ing)?|secur(?:ed|es|ing)|took(?: home)?|takes?(?: home)?|taking(?: home)?|accept(?:ed|s|ing)?"
    r"|scoop(?:ed|s|ing)?|captur(?:ed|es|ing)|bag(?:ged|s)|collect(?:ed|s|ing)?|pick(?:ed|s|ing)"
    r"? up|br(?:ought|ings?|inging) home"
    r"|gain(?:ed|s|ing)?|obtain(?:ed|s|ing)?|land(?:ed|s|ing)?|net(?:ted|s)|got|gets|shar(?:ed?|es|ing)|splits?"
    r"|holds|held|carried off|(?:walk|walked|walking|came|coming|went|going) (?:away|home|off) with|lifted|nabbed"
    r"|snagged|achiev(?:ed|es)"
    r"|attain(?:ed|s)|lift|(?:came|went|returned|flew)(?: back)?(?: home)? (?:from [^.;]{2,20} )?with"
    r"|(?:judged|deemed|found) worthy of|did (?:[a-z]+ )?(?:get|win|receive|earn|take)"
    r"|(?:left|emerged|departed|travelled home|returned|headed home)(?: (?:for |from |to )?(?:[a"
    r"-z]+ )?(?:<[XO]\d+>|[A-Z]\w+))? with"
    r"|(?:finish|end)ed with|to h(?:is|er) (?:name|credit)|add(?:ed|s)"
)
# Somebody gives it: who got it stands behind, and before where it "was" given.
_GIVE = (
    r"award(?:ed|s|ing)?|present(?:ed|s|ing)?|giv(?:en|es|ing|e)|gave|grant(?:ed|s|ing)?|hand(?:ed|s|ing)(?: over)?"
    r"|confer(?:red|s|ring)?(?: on| upon)?|bestow(?:ed|s|ing)?(?: on| upon)?|decorat(?:ed|es|ing)|honou?r(?:ed|s|ing)?"
    r"|recogni[sz](?:ed|es|ing)|celebrat(?:ed|es|ing)|nam(?:ed|es|ing)|select(?:ed|s|ing)|chos(?:e|en)|choos(?:es|ing)"
    r"|elect(?:ed|s)|crown(?:ed|s)|announc(?:ed|es)|reward(?:ed|s|ing)?|commended|acclaimed|invested|inducted"
    r"|(?:brought|brings?)(?= (?:him|her|them)\b)|congratulat(?:ed|es|ions to|e)|distinguished|voted|hailed|feted"
    r"|picked|(?:ad)?judged(?! worthy)|declared|proclaimed|made(?= (?:an?|the|him|her|them) |,? ?$"
    r"|,? <A)|pinned|admitted|appointed"
)
_HOLDER = (
    r"(?:[Cc]o-|[Jj]oint )?(?:[Ww]inners?|[Rr]ecipients?|[Ll]aureates?|[Aa]wardees?|holders?|[Hh]onou?rees?"
    r"|[Mm]edall?ists?"
    r"|[Pp]rize-?winners?)"
)
VERB = re.compile(rf"\b(?:(?P<get>{_GET})|(?P<give>{_GIVE})|(?P<holder>{_HOLDER})(?: of| for| in)?)(?![\w-])")
# What makes "given" a passive: was, has been, also with words between.
PASSIVE = re.compile(
    r"(?:\b(?:was|were|is|are|be|been|being|got|gets)\b|['’]s)"
    r"(?:,? (?:also|just|now|already|since|jointly|both|each|all|again|then|later|recently|formally"
    r"|officially|posthumously|today|yesterday"
    r"|tonight|first|earlier|once|twice|both|too|(?:on |in |at |last |this |by )(?:the )?(?:<[DOX]\d+>|[A-Za-z]+(?: "
    r"[a-z]+)?)"
    r"|<D\d+>|[a-z]+ly),?)* $"
)
# An award is the subject: it went to somebody. People are behind.
GOES = re.compile(
    r"[^.;]{0,110}?\b(?:(?:went|goes|go|gone|going|fell|awarded|presented|given|conferred|bestowed|handed(?: over)?"
    r"|granted"
    r"|made|pinned)\b[^.;<]{0,24}(?:\bto|\bon|\bupon) |(?:won|shared|claimed|taken|received|accepted|clinched|scooped"
    r"|collected|picked up|captured|earned|secured|held)(?: (?:jointly|equally|this year))? by "
    r"|(?:divided|shared|split)(?: equally)?(?: (?:between|among)|:) |(?:honou?rs|honou?red|recogni[sz]es|recogni[sz]ed"
    r"|celebrates) )"
)
# Who gets it is named beside the award: the X winner A; X laureates: A and B.
HOLDERS = re.compile(rf"(?:['’]s)? (?:{_HOLDER})\b")
ARE = re.compile(
    r"(?:,? (?:this|last|for) [^.;<]{0,16}(?:<D\d+>)?)?(?:[^.;<]{0,24}? (?:is|are|was|were|include[sd]?|being)| ?:"
    r"|,)? ?"
)

_GET_ZH = (
    r"荣获|喜获|获得|获评|获颁|获授予|获授|获选|斩获|摘得|夺得|赢得|揽获|捧得|捧回|荣膺|摘取|拿下|拿到|拿过|拿了|得过|领取"
    r"|夺取|收获|取得|得到|摘下|问鼎"
    r"|接过|捧起|戴上|领回|抱走|捧走|带回|夺下|赢下|摘走|斩下|喜提|拔得|加冕|喜摘|勇夺|力夺|荣摘|登顶|夺魁|取回|捧杯|摘获|折桂|包揽|抱回|荣登|入选|当选|膺|蝉联|登上|揽下|囊括|共享|分享|平分|分获|荣列|跻身|拿回|并列|站上|走上|踏上|位列|位居|名列|位获|夺|摘|捧|获"
    r"|(?:被|获)[^，。；<]{0,12}(?:<O\d+>(?:[、和与及][^，。；<]{0,6})?){0,4}(?:等?[^，。；<]{0,6}单位)?(?:正式)?(?:授予|颁授|颁发|评为|评选为|授以|命名为|选为"
    r"|认定为|推选为|聘为)"
)
_GIVE_ZH = r"授予|颁授|颁发给?|颁给|颁予|授给|颁赠|授|评选|评为|表彰|奖励|给予|颁"
VERB_ZH = re.compile(rf"(?P<get>{_GET_ZH})|(?P<give>{_GIVE_ZH})|(?P<holder>得主|获得者|获奖者|获奖人)")
GOES_ZH = re.compile(
    r"(?:[^<，。；]|<[DC]\d+>){0,16}?(?:(?:\d+|[一两])[项名个]，(?=由))?(?:授予|颁给|颁予|授给|颁发给|颁授给|颁发予|(?:[^<，。；]{0,8}，)?(?:挂|戴|佩戴|颁|递|交|捧|送|落)(?:在|到|进)|花落|归属|归|颁授予"
    r"|由(?![^，。；]{0,40}(?:设立|创立|创办|发起|捐资|主办|颁发|评选|冠名|命名|承办))(?=[^。；]{2,200}?(?:获得|分享|摘得|获"
    r"|夺得|荣获|斩获|共享|领取|平分|捧得|收入囊中|摘取|折桂|夺|拿下|包揽))|被(?=[^。；]{2,120}?(?:获得|摘得|夺得"
    r"|斩获|摘走|收入囊中)))(?:了)?"
)
HOLDERS_ZH = re.compile(
    r"[”》」]?\d+[人名位]，(?:分别)?(?:为|是)|[”》」]?(?:荣誉)?(?:称号)?的(?:个人|团队|集体|单位|人员|项目|选手|还)?(?:分别)?(?:有|是|为|包括)|"
    r"[”》」]?(?:的)?(?:[^<。；：]|<[DC]\d+>){0,20}?(?:得主(?!的)|获得者(?!的)|获奖者|获奖人员?|得奖者|得奖人"
    r"|获奖名单|入选者(?:名单)?|当选者|获奖个人|获奖团队)(?:名单)?(?:\d+[人名位])?(?:[（(][^）)]{0,20}[）)])?"
    r"(?:[^<，。；：]|<D\d+>){0,12}?(?:分别)?(?:是|为|有|包括|：|，|——|之一、?|、(?=[^，。；]{0,20}<P)|(?=<[OP]))"
)
# Awards were given, and the next clause says who got them.
GIVEN_ZH = re.compile(
    r"[”》」]?(?:等奖项)?，(?=[^。；]{2,200}?(?:获奖|获此殊荣|得奖|上榜|榜上有名|当选|入选|捧杯|受到表彰))"
)
# The award is made public, and who got it is said in the next clause.
TOLD_ZH = re.compile(
    r"[”》」]?(?:[^<。；]|<[DCO]\d+>){0,40}?(?:揭晓|公布|颁发|颁出|颁奖|出炉|宣布|发布|表彰"
    r"|授奖)[^<。；]{0,16}[，,：](?=[^。；]{2,200}?"
    r"(?:获奖|获此殊荣|得奖|分享|上榜|榜上有名|当选|入选|获得该奖|名列其中|受到表彰|成为[^，。；]{0,10}(?:得主|获得者)))"
)
