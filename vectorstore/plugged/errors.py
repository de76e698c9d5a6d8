"""Why an embedder of LangChain's cannot be used, each in one sentence.

EmbedderUnavailable
└── PluggedFailure
    ├── EmbedderPackageMissing    what LangChain needs for the provider is not installed
    ├── EmbedderProviderUnknown   LangChain knows no provider of that name
    ├── EmbedderUnreachable       nobody listens there, or the network is down
    ├── EmbedderTooSlow           no answer in time
    ├── EmbedderBusy              too many requests, or a fault of its own
    ├── EmbedderCreditUsedUp      the account has none left
    ├── EmbedderKeyRefused        there is no key, or not a right one
    ├── EmbedderModelUnknown      there is no such model, or no embeddings at all
    ├── EmbedderFailed            anything else that it says
    ├── EmbedderAnswerUnreadable  what came is not what the protocol prescribes
    └── VectorsUnusable           vectors that cannot be compared
        ├── VectorsMisshapen      of different lengths, or too many or few of them
        ├── VectorsNotFinite      with values that are no numbers
        └── VectorIsZero          without a direction
"""

from typing import ClassVar

from vectorstore.errors import EmbedderUnavailable


class PluggedFailure(EmbedderUnavailable):
    """``pauses`` are the seconds after which it is tried again before it is told; none when that cannot help."""

    pauses: ClassVar[tuple[float, ...]] = ()

    en = "The embedder {embedder} cannot be used: {reason}"
    zh = "无法使用嵌入模型 {embedder}：{reason}"


class EmbedderPackageMissing(PluggedFailure):
    """``install`` is what pip is to be given."""

    en = "The embedder {embedder} needs a package that is not installed. Install it: pip install '{install}'"
    zh = "嵌入模型 {embedder} 所需的软件包没有安装。请安装：pip install '{install}'"


class EmbedderProviderUnknown(PluggedFailure):
    """LangChain's ``init_embeddings`` knows no provider of that name."""

    en = (
        "There is no provider of embeddings by the name in {embedder}. There are openai, ollama, huggingface and "
        "others of LangChain's: azure_openai, bedrock, cohere, google_genai, mistralai."
    )
    zh = (
        "{embedder} 中的嵌入模型提供方不存在。可用 openai、ollama、huggingface，以及 LangChain 支持的 azure_openai、"
        "bedrock、cohere、google_genai、mistralai 等。"
    )


class EmbedderUnreachable(PluggedFailure):
    """No connection. Tried again soon: a person may be waiting, and a server that is not there comes seldom back."""

    pauses = (0.5, 2.0)
    en = "The embedder {embedder} cannot be reached. Check that its server is running, its address and the network."
    zh = "无法连接嵌入模型 {embedder}。请检查其服务是否已启动、地址和网络。"


class EmbedderTooSlow(PluggedFailure):
    """No answer within the time that is allowed."""

    pauses = (1.0,)
    en = "The embedder {embedder} did not answer in time."
    zh = "嵌入模型 {embedder} 没有及时响应。"


class EmbedderBusy(PluggedFailure):
    """HTTP status 429, or one from 500 on."""

    pauses = (1.0, 4.0, 15.0)
    en = "The embedder {embedder} is overloaded or out of order (HTTP status {status}). Try again later."
    zh = "嵌入模型 {embedder} 过载或出现故障（HTTP 状态 {status}）。请稍后再试。"


class EmbedderCreditUsedUp(PluggedFailure):
    """The provider counts what is used, and there is nothing left to use."""

    en = "The account for the embedder {embedder} has no credit left."
    zh = "嵌入模型 {embedder} 的账户余额已用完。"


class EmbedderKeyRefused(PluggedFailure):
    """HTTP status 401 or 403. What the provider says to it is not told: it may repeat a part of the key."""

    en = "The embedder {embedder} refuses the key, or needs one. Keys: OPENAI_API_KEY, NEWSCITE_EMBEDDER_API_KEY."
    zh = "嵌入模型 {embedder} 拒绝了密钥，或需要密钥。密钥设置：OPENAI_API_KEY、NEWSCITE_EMBEDDER_API_KEY。"


class EmbedderModelUnknown(PluggedFailure):
    """HTTP status 404, or the like of a library that loads models itself."""

    en = (
        "The embedder {embedder} does not exist there: check the model's name (ollama needs 'ollama pull' first), and "
        "whether the server has embeddings at all. For a server of its own: NEWSCITE_EMBEDDER_BASE_URL."
    )
    zh = (
        "找不到嵌入模型 {embedder}：请检查模型名称（ollama 需先 ollama pull），以及该服务是否提供嵌入。"
        "可用 NEWSCITE_EMBEDDER_BASE_URL 指定单独的服务。"
    )


class EmbedderFailed(PluggedFailure):
    """``reason`` is what the provider says, on one line, without keys."""

    en = "The embedder {embedder} failed: {reason}"
    zh = "嵌入模型 {embedder} 出错：{reason}"


class EmbedderAnswerUnreadable(PluggedFailure):
    """No list of vectors: an HTML page, another protocol, an empty answer."""

    en = "The embedder {embedder} did not answer with embeddings. Check its address."
    zh = "嵌入模型 {embedder} 返回的不是嵌入向量。请检查其地址。"


class VectorsUnusable(PluggedFailure):
    """Vectors that cannot be compared."""

    en = "The embedder {embedder} gave vectors that cannot be compared."
    zh = "嵌入模型 {embedder} 给出的向量无法比较。"


class VectorsMisshapen(VectorsUnusable):
    """``shape`` is what came; ``expected`` what should have."""

    en = "The embedder {embedder} gave vectors of shape {shape} where {expected} was expected."
    zh = "嵌入模型 {embedder} 给出的向量形状为 {shape}，应为 {expected}。"


class VectorsNotFinite(VectorsUnusable):
    """NaN or an infinity among the values."""

    en = "The embedder {embedder} gave a vector with values that are no numbers (NaN or infinite)."
    zh = "嵌入模型 {embedder} 给出的向量含有非数值（NaN 或无穷大）。"


class VectorIsZero(VectorsUnusable):
    """A vector of zeros, which is as near to one text as to any other; ``text`` is the beginning of what it is of."""

    en = 'The embedder {embedder} gave a vector of zeros for the text "{text}".'
    zh = "嵌入模型 {embedder} 对文本“{text}”给出了零向量。"
