"""Chinese surnames, and how they are read as surnames."""

# About by frequency. These are seldom part of an ordinary word when a word begins with them.
FREQUENT = (
    "王李张刘陈杨黄赵吴周徐孙朱胡郭林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蒋蔡余杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪"
    "范廖贾夏韦付傅邹孟秦邱尹薛闫阎段侯陶黎贺顾毛郝龚邵钱严覃戴莫孔汤庞樊葛邢倪庄聂翟殷詹申耿焦俞柳甘尚阮柯梅童凌"
    "毕裴霍涂苗骆蒲喻祁滕屈饶尤阳穆卓缪褚娄窦戚岑赖冉翁靳柴卜晏瞿桂佟臧闵苟邬卞姬栾隋刁巫寇甄虞敖巩佘苑邝屠鞠胥冼"
    "郁郜阚阙晁芮蔺狄竺荀莘璩逯邸亓仝訾仉谌厉匡郦嵇濮鄢尧茹宦扈辜裘麴郗郏眭蒯庹雒忻恽綦逄禚郇隗缑乜琚妫於檀昝戢闻"
    "廉"
)
# These begin ordinary words as well: 高血压, 方案, 时间.
WORDLIKE = (
    "马何高于方石金任江史龙万雷常向温康施文牛安齐易乔伍颜章鲁岳兰关左包宁符舒纪单成谷盛曲路游辛管蒙鲍华房解牟艾时"
    "农司古吉简车项连芦麦景党宫费冷席卫米柏宗全应边师和仇商沙荣桑郎丛仲明池查麻迟官凤冀封谈惠荆乐权杭洪幸储雍楚鹿"
    "沃白丘习盖朴那门祖燕栗桓宣阴水区强云祝武熊"
)
# So do these, and few people have them.
RARE = (
    "侍展藏岩糜茅赫宿干昌言练汝扶双苍贡劳慎浦寿战操信初矫员帅丰衣由敬历撒铁晋税钮咸仰巨巢满来富母印银占仓苻奚宓宛"
    "弓揭旷束楼汲漆烟牧独皮益盘相秘羊英萨蓟蓬蔚薄衡都隆靖鲜黑奉尉容班召种折计闾墨智支邰步欧贝海国原木亢鄂青冶哈么仵俎庾竹巴"
)
# The hundred or so that most people have, most frequent first.
MOST_FREQUENT = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜"
    "崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤"
)
# Surnames of two characters.
COMPOUND = frozenset(
    (
        "欧阳 上官 司马 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 端木 轩辕 南宫 长孙 "
        "宇文 申屠 淳于 太史 万俟 澹台 呼延 东郭 钟离 濮阳 赫连 拓跋 完颜 司寇 公冶 宗政 "
        "单于 仲孙 鲜于 闾丘 亓官 西门 独孤 闻人 公羊 巫马 漆雕 第五 百里"
    ).split()
)
# Those that are a place or a word more often than a name.
WORDLIKE_COMPOUND = frozenset("东方 第五 百里 西门 太史 闻人".split())

# Where the reading as a surname is not the usual one. The first is the rule; some families keep another.
READINGS: dict[str, tuple[str, ...]] = {
    "单": ("shan",),
    "解": ("xie",),
    "仇": ("qiu",),
    "曾": ("zeng",),
    "查": ("zha",),
    "区": ("ou",),
    "朴": ("piao",),
    "盖": ("ge", "gai"),
    "乐": ("yue", "le"),
    "翟": ("zhai",),
    "覃": ("qin", "tan"),
    "缪": ("miao",),
    "牟": ("mou", "mu"),
    "隗": ("wei", "kui"),
    "员": ("yun",),
    "种": ("chong",),
    "黑": ("he", "hei"),
    "秘": ("bi", "mi"),
    "召": ("shao", "zhao"),
    "藏": ("zang",),
    "谌": ("chen", "shen"),
    "乜": ("nie",),
    "郗": ("xi", "chi"),
    "柏": ("bai", "bo"),
    "薄": ("bo",),
    "尉": ("wei", "yu"),
    "都": ("du",),
    "阚": ("kan",),
    "莘": ("xin", "shen"),
    "折": ("she",),
    "郇": ("xun", "huan"),
    "卜": ("bu",),
    "万俟": ("moqi",),
    "尉迟": ("yuchi",),
    "长孙": ("zhangsun",),
    "单于": ("chanyu",),
    "澹台": ("tantai",),
}
