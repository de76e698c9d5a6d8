"""The words that only frame a question for rows of the ledger, and name nothing that would be looked up."""

from functools import lru_cache

from vectorstore.text.words import index_words, question_words

_ENGLISH = """
award awards prize prizes medal medals honour honor honours honors won win wins winning receive receives received get
gets got gotten give gives gave given earn earned collect collected bring brought home take takes took taken pick
picked scoop scooped land landed secure secured gain gained claim claimed clinch clinched bag bagged achieve achieved
accept accepted hold holds held share shared shares bestow bestowed confer conferred present presented name names
named choose chosen select selected recognise recognised recognize recognized recognition commend commended celebrate
celebrated decorate decorated elect elected go goes went hand handed accolade accolades distinction distinctions title
titles winner winners laureate laureates recipient recipients awardee awardees honouree honoree holder holders staff
employee employees team teams member members colleague colleagues people person persons scientist scientists
researcher researchers doctor doctors physician physicians academic academics individual individuals somebody anybody
anyone someone everyone everybody hospital hospitals university universities institution institutions institute
institutes company companies firm firms organisation organisations organization organizations body bodies partner
partners school schools college colleges charity charities foundation foundations party parties side sides centre
centres center centers lab labs laboratory laboratories group groups business businesses work works worked working
together join joined teamed up link linked tie ties agree agrees agreed agreement enter entered sign signs signed
signing strike struck seal sealed ink inked make makes made making do reach reached conclude concluded form formed
forge forged establish established set found founded create created open opens opened launch launched run runs start
started begin began undertake undertook host hosted welcome welcomed send sent involve involved involving include
includes including included excluding count counting counted part participate participated cooperate collaborate
engage engaged conduct conducted report reports reported reporting mention mentioned describe described cover covered
document documented record recorded tell told say said says state stated appear appears appeared announce announced
publish published list listed happen happened occur occurred exist exists find different distinct separate several
various certain single particular same total altogether overall entire whole full complete entirety library article
articles news story stories text texts source sources press release releases collection corpus ever far now already
currently current previously formerly former career lifetime life death alive during throughout through since until
before after between last past previous next this recent recently latest newest earliest oldest year years month
months date dates time times day period show me each all both every any one ones two three four five six which kind
kinds type types sort sorts entry entries row rows also still other others else follow following more most less least
many much number order ordered sorted chronological chronologically first put arrange arranged rank ranked please know
want need see let us can could would too just only own own's there topic project projects respective respectively
ascending descending alphabetical split place joint jointly so been train trains trained training behind out come came
comes belong belongs belonging dealing dealings grant grants granted programme programmes program programs scheme
schemes exchange exchanges benefit benefited benefitted support supported like d ll id medallist medallists besides
apart aside except than foremost rights right twice once often patent patents behalf signatory signatories signature
signatures compare comparison compared break broken down money funds pair duo trio invent invented invention
inventions option options theirs understanding late itself technology technologies guest guests saw seen industry
obtain obtains obtained acquire acquired buy bought walk walked away carried off paid pay relation relations
relationship relationships founder founders founding according across either way ways goods forms personnel workforce
clinicians whose industrial pls plz thanks something anything info gone product products drug drugs invention had
nobody somewhere hold held jointly overview summary
"""
_CHINESE = """
获得 获 得 得到 拿 拿到 拿下 拿过 拿了 荣获 得过 获过 过 了 获奖 获颁 获评 获授 荣膺 摘得 斩获 喜获 夺得 捧得 捧回
摘取 赢得 评为 当选 被 评 评选 上 入选 授予 颁给 颁发 颁 授 给 得奖 得主 获奖者 获奖人 获得者 奖项 奖 奖励 荣誉 称号
表彰 殊荣 头衔 奖状 拿奖 中奖 先后 共同 分享 一起 领 领取 领到 一共 总共 共 共有 总 总数 总计 合计 累计 都 分别 各
各自 各有 每 全部 所有 全 列出 列举 请 帮 我 帮我 告诉 查 查询 查一下 找出 找 统计 一下 看看 数 数数 给出 说说 说 介绍
文章 库 文章库 文库 新闻 报道 报导 资料 材料 里 中 内 里面 当中 以前 曾 曾经 之前 此前 之后 以来 期间 至今 迄今 目前
现在 截至 今 年 月 日 天 去年 今年 前年 最近 近 近年 近年来 年度 当年 同年 历年 历届 历次 届 每届 往年 生前 一生 生涯
毕生 职业 职业生涯 有 有过 拥有 是 为 的 在 由 以 及 和 与 跟 同 或 或者 还是 以及 及其 其 他们 她们 它们 该 该院 本
个 项 次 位 名 家 所 种 份 笔 场 人 支 批 件 类 类型 些 几 多 少 更 最 谁 还 还有 另 另外 其他 其它 别的 其余 不同
各个 各种 各类 任何 哪 哪里 人物 单位 机构 组织 医院 大学 高校 院校 学校 公司 企业 方 双方 各方 伙伴 团队 人员 名单
名字 名称 叫 职工 员工 职员 同事 医生 医师 医护 医务 医务人员 工作者 工作人员 科研人员 学者 专家 科学家 院士 成员 个人
集体 师生 合作 协作 联合 联手 携手 开展 进行 建立 达成 建起 成立 设立 启动 开设 共建 签 签过 签署 签订 签下 签约
过协议 协议 结成 结为 缔结 对象 关系 合作关系 伙伴关系 参与 参加 加入 发生 存在 举行 举办 召开 来 去 到 来过 去过 到过
派 派出 派遣 接待 接受 收到 收 受赠 受赠方 受赠单位 捐赠方 捐 捐赠 捐款 捐献 款物 钱 款 物资 善款 捐助 赠送 赠与 许可
授权 专利 专利权 转让 受让 让与 引进 交易 向 把 给了 对 从 至 含 包括 包含 算上 计入 连同 加上 不含 除 除了 以外 之外
在内 有关 相关 关于 情况 方面 涉及 提到 提及 显示 记载 记录 据 根据 按 按照 排列 排序 排 顺序 时间 先 后 早 晚 最多
最少 最早 最新 最晚 人民币 者 各篇 各项 更多 更少 列 依次 起 止 开始 结束 日期 项目 课题 成果 论文 主题 题目 一 两 二
三 哪家 哪位 哪个 哪些 什么 多少 几个 来自 同时 既 又 不止 受到 第一 首 首位 首个 首次 最后 一位 之间 对外 新增 将
独家 惠及 受益 派团 出访 想 知道 了解 能 可以 吗 列一下 帮忙 告诉我 多次 两次 以上 至少 及以上 冠军 亚军 季军 第一名
第二名 第三名 承办 签字 技术 除外 外 它 枚 座 块 度 门 代表 比较 对比 相比 数量 次数 由近及远 由远及近 倒序 正序 逐年
时候 实验室 研究院 研究中心 捐过 会 金牌 银牌 铜牌 奖牌 国内 国外 向谁 谁给 花落 谁家 战略 框架 全面 深度 长期 正式 做
做过 经历 如何 历史 评出 科室 部门 队伍 班组 员 颁出 东西 参观 比 比一比 年间 主办方 近五年 近三年 不论 所属 属下 下属
旗下 最先 率先 名下 作人 你 您 呢 啊 呀 吧 到底 究竟 来看 看 自 有没有 都是 中共 文章中 一共有 互访 形式 方式 等 都算
算 物 或物 谁的 人和 来访者 访客 字 搞 背后 办 弄 手里 手上 那里 那儿 需要 想要 评上 评上过 发过 颁过 一览 清单 汇总
学校 教师 老师 教职工 教职员工 产品 药物 药品
"""


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset((*question_words(_ENGLISH), *index_words(_ENGLISH), *_CHINESE.split()))


def is_frame(word: str) -> bool:
    """Whether a ``word`` as ``question_words`` has it, or each of the Chinese words that it is made of, is such."""
    known = _words()
    if word in known or word.isascii():
        return word in known
    ends = {0}
    for end in range(1, len(word) + 1):
        if any(word[start:end] in known for start in ends):
            ends.add(end)
    return len(word) in ends


def frames(words: str) -> bool:
    """Whether nothing in ``words`` is more than frame."""
    return all(is_frame(word) for word in question_words(words))
