"""Articles for the tests of the ledger, and a library of them."""

from vectorstore.types import NewArticle

ENGLISH = NewArticle(
    text="Huang Xiaojun of Tongda Hospital received the Linnaeus Award of the Nordic Society on February 23, 2024.",
    source="news/english.txt",
    title="Linnaeus Award for Huang Xiaojun",
    date="2024-02-23",
)
CHINESE = NewArticle(
    text="2024年2月23日，同达医院黄晓军教授获得林奈奖（Linnaeus Award）。此前他曾获得南山医学奖。",
    source="news/中文.txt",
    title="黄晓军获林奈奖",
    date="2024-02-24",
)
SIGNED = NewArticle(
    text="2023年5月3日，同达医院与北岭大学签署战略合作协议。随后，海澜公司向同达医院捐赠500万元。",
    source="news/signed.txt",
    title="同达医院与北岭大学签约",
    date="2023-05-04",
)
RANKED = NewArticle(
    text=(
        "The 2022 Spring Medical Prize was announced in Qinghe. Han Lei of Qinghe Hospital won the first prize. "
        "Luo Min of Nanhu University won the second prize."
    ),
    source="news/ranked.txt",
    title="Spring Medical Prize",
    date="2022-04-01",
)
ALL = (ENGLISH, CHINESE, SIGNED, RANKED)
