"""Why a language model did not answer. ``model`` is ``provider:name``, ``where`` the server; no error tells a key.

ModelFailed
├── ModelNotUsable           nothing was asked, because the settings do not suffice
│   ├── ProviderUnknown      no provider of that name
│   ├── ProviderMissing      its package is not installed
│   ├── KeyMissing           it wants a key
│   └── ModelNotNamed        the server has several models, or none
├── ModelUnreachable         no connection, or one that broke off
│   ├── ServerRefused        nobody listens there
│   ├── ServerUnknown        no host of that name
│   ├── ServerNotTrusted     no secure connection
│   └── ServerBrokeOff       the connection ended before the answer did
├── ModelTooSlow             one of our limits
│   ├── ConnectingTooLong
│   ├── FirstWordTooLong
│   ├── PauseTooLong
│   └── AnswerTooLong
├── ModelRefused             the server refused what it was asked
│   ├── KeyRefused           401
│   ├── ModelForbidden       403
│   ├── ModelUnknown         the server has no such model
│   ├── NoModelThere         404 for the whole address
│   ├── QuestionTooLong      more text than the model takes
│   ├── QuotaSpent           no credit left
│   └── TooManyQuestions     429
├── ModelServerFailed        5xx
├── ModelNotSpeaking         what came is no answer of a language model
│   ├── ServerPointsElsewhere  a redirect, which is never followed with a question
│   └── AnswerEmpty          an answer without words
├── AnswerCut                the model or its provider ended the answer early
└── ModelStopped             whoever asked wanted no more
"""

from typing import ClassVar

from assistant.errors import ModelFailed


class ModelNotUsable(ModelFailed):
    """The model cannot be opened with the settings as they are."""

    en = "The language model {model} cannot be used: {reason}"
    zh = "无法使用语言模型 {model}：{reason}"


class ProviderUnknown(ModelNotUsable):
    """LangChain knows no such provider."""

    en = (
        "There is no provider {provider} for the language model {model}. Known are, among others: {known}. A server "
        "that speaks OpenAI's protocol is openai:NAME with its address in OPENAI_BASE_URL."
    )
    zh = (
        "语言模型 {model} 的提供方 {provider} 不存在。可用的有：{known} 等。对于兼容 OpenAI 协议的服务器，请写 "
        "openai:NAME，并在 OPENAI_BASE_URL 中填写其地址。"
    )


class ProviderMissing(ModelNotUsable):
    """The provider's package is not installed; ``command`` installs it."""

    en = "The language model {model} needs a package that is not installed. This installs it: {command} ."
    zh = "语言模型 {model} 所需的软件包尚未安装，可用此命令安装：{command} 。"


class KeyMissing(ModelNotUsable):
    """No key is set for a provider that wants one; ``variable`` is where it goes."""

    en = "The language model {model} needs a key, and none is set. Set the environment variable {variable}."
    zh = "语言模型 {model} 需要密钥，但尚未设置。请设置环境变量 {variable}。"


class ModelNotNamed(ModelNotUsable):
    """A server was given and no model, and it does not have exactly one."""

    en = "No language model is named, and {where} does not have exactly one but: {served}. Name one in NEWSCITE_MODEL."
    zh = "没有指定语言模型，而 {where} 上的模型不是恰好一个，而是：{served}。请在 NEWSCITE_MODEL 中指定一个。"


class ModelUnreachable(ModelFailed):
    """No connection to the server."""

    retried: ClassVar[bool] = True
    en = "No connection to the language model {model} at {where}: {reason} Check the network and the address."
    zh = "无法连接 {where} 上的语言模型 {model}：{reason} 请检查网络和地址。"


class ServerRefused(ModelUnreachable):
    """Nobody listens at that address."""

    en = "Nothing answers at {where}, where the language model {model} should be. Start the server, or check {setting}."
    zh = "{where} 没有响应，语言模型 {model} 应在此处。请启动服务器，或检查 {setting}。"


class ServerUnknown(ModelUnreachable):
    """The host's name has no address."""

    retried: ClassVar[bool] = False
    en = "No server {where} is known, where the language model {model} should be. Check {setting} and the network."
    zh = "找不到服务器 {where}，语言模型 {model} 应在此处。请检查 {setting} 和网络。"


class ServerNotTrusted(ModelUnreachable):
    """No secure connection."""

    retried: ClassVar[bool] = False
    en = (
        "No secure connection to {where} for the language model {model}: {reason} Check {setting}; the certificate of "
        "a server of your own is trusted when SSL_CERT_FILE names it."
    )
    zh = (
        "无法与 {where} 建立安全连接以使用语言模型 {model}：{reason} 请检查 {setting}；"
        "若是自己的服务器，可用 SSL_CERT_FILE 指定其证书。"
    )


class ServerBrokeOff(ModelUnreachable):
    """The connection ended before the answer did."""

    en = "{where} broke off the connection before the language model {model} had finished. Try again."
    zh = "语言模型 {model} 尚未答完，{where} 就中断了连接。请重试。"


class ModelTooSlow(ModelFailed):
    """One of our limits has passed; ``seconds`` is the limit."""

    retried: ClassVar[bool] = True
    en = "The language model {model} at {where} was too slow for the limit of {seconds} seconds."
    zh = "{where} 上的语言模型 {model} 超过了 {seconds} 秒的时限。"


class ConnectingTooLong(ModelTooSlow):
    """No connection in time."""

    en = (
        "No connection to {where} for the language model {model} within {seconds} seconds. Check the network and the "
        "address (limit: NEWSCITE_CONNECT_SECONDS)."
    )
    zh = (
        "{seconds} 秒内未能连接 {where} 以使用语言模型 {model}。请检查网络和地址"
        "（时限设置：NEWSCITE_CONNECT_SECONDS）。"
    )


class FirstWordTooLong(ModelTooSlow):
    """Nothing said in time."""

    en = (
        "The language model {model} at {where} said nothing within {seconds} seconds. Try again, or give it more time "
        "(NEWSCITE_FIRST_TOKEN_SECONDS)."
    )
    zh = (
        "{where} 上的语言模型 {model} 在 {seconds} 秒内没有开始回答。请重试，"
        "或延长时限（NEWSCITE_FIRST_TOKEN_SECONDS）。"
    )


class PauseTooLong(ModelTooSlow):
    """It began, then said nothing more."""

    en = (
        "The language model {model} at {where} stopped in the middle for more than {seconds} seconds. Try again, or "
        "give it more time (NEWSCITE_GAP_SECONDS)."
    )
    zh = "{where} 上的语言模型 {model} 中途停顿超过 {seconds} 秒。请重试，或延长时限（NEWSCITE_GAP_SECONDS）。"


class AnswerTooLong(ModelTooSlow):
    """It goes on, but for longer than a whole answer may take."""

    retried: ClassVar[bool] = False
    en = (
        "The language model {model} at {where} had not finished after {seconds} seconds. Ask for less, or give it more "
        "time (NEWSCITE_ANSWER_SECONDS)."
    )
    zh = (
        "{where} 上的语言模型 {model} 在 {seconds} 秒后仍未答完。请缩小问题范围，或延长时限"
        "（NEWSCITE_ANSWER_SECONDS）。"
    )


class ModelRefused(ModelFailed):
    """The server refused what it was asked; ``said`` are its words."""

    en = "{where} refused the question to the language model {model} (HTTP {status}): {said}"
    zh = "{where} 拒绝了对语言模型 {model} 的请求（HTTP {status}）：{said}"


class KeyRefused(ModelRefused):
    """The key is wrong, or there is none."""

    en = "{where} did not accept the key for the language model {model}. Check {variable}."
    zh = "{where} 不接受用于语言模型 {model} 的密钥。请检查 {variable}。"


class ModelForbidden(ModelRefused):
    """The key is known and may not use this model, or not from here."""

    en = "{where} does not let this key ({variable}) use the language model {model}: {said}"
    zh = "{where} 不允许此密钥（{variable}）使用语言模型 {model}：{said}"


class ModelUnknown(ModelRefused):
    """The server has no such model."""

    en = "{where} has no language model {name}. Check its spelling in NEWSCITE_MODEL, or have the server load it."
    zh = "{where} 上没有语言模型 {name}。请检查 NEWSCITE_MODEL 的拼写，或在服务器上加载该模型。"


class NoModelThere(ModelRefused):
    """The server knows nothing of language models at that address."""

    en = "There is no language model at {where} (HTTP 404). Check {setting}: such addresses usually end in /v1."
    zh = "{where} 没有语言模型（HTTP 404）。请检查 {setting}：这类地址通常以 /v1 结尾。"


class QuestionTooLong(ModelRefused):
    """Question, conversation and passages are more than the model takes."""

    en = (
        "Question and passages are longer than the language model {model} takes. Give it fewer passages "
        "(NEWSCITE_PASSAGES), or a larger context on its server."
    )
    zh = "问题和文章片段超出语言模型 {model} 的长度上限。请减少片段数（NEWSCITE_PASSAGES），或加大服务器的上下文。"


class QuotaSpent(ModelRefused):
    """No credit is left."""

    en = "The account at {where} has no credit left for the language model {model}. Check it with the provider."
    zh = "{where} 的账户余额不足，无法使用语言模型 {model}。请到提供方处检查账单。"


class TooManyQuestions(ModelRefused):
    """Too many requests in a short time."""

    retried: ClassVar[bool] = True
    en = "{where} takes no more questions to the language model {model} for now: too many in a short time. Try later."
    zh = "{where} 暂不接受对语言模型 {model} 的更多请求：短时间内请求过多。请稍后再试。"


class ModelServerFailed(ModelFailed):
    """The server has a fault of its own."""

    retried: ClassVar[bool] = True
    en = "The server {where} of the language model {model} has a fault (HTTP {status}): {said} Try later."
    zh = "语言模型 {model} 的服务器 {where} 出现故障（HTTP {status}）：{said} 请稍后再试。"


class ModelNotSpeaking(ModelFailed):
    """What came is no answer of a language model."""

    en = "What {where} sent is no answer of a language model ({reason}). Check {setting}, the address of {model}."
    zh = "{where} 返回的不是语言模型的回答（{reason}）。请检查 {setting}，即 {model} 的地址。"


class ServerPointsElsewhere(ModelNotSpeaking):
    """A redirect. A question is sent to no other server than the one that is set."""

    en = "{where} points to {target}, and questions are sent nowhere else. If that is right, set it in {setting}."
    zh = "{where} 指向 {target}，而问题不会发送到其他地址。若该地址正确，请填入 {setting}。"


class AnswerEmpty(ModelNotSpeaking):
    """The model ended without a word."""

    en = "The language model {model} at {where} gave an empty answer. Try again, or choose another model."
    zh = "{where} 上的语言模型 {model} 给出了空回答。请重试，或换用其他模型。"


class AnswerCut(ModelFailed):
    """The model or its provider ended the answer early; ``reason`` is the protocol's word for why."""

    en = "The language model {model} at {where} ended its answer early ({reason})."
    zh = "{where} 上的语言模型 {model} 提前结束了回答（{reason}）。"


class ModelStopped(ModelFailed):
    """Whoever asked wanted no more."""

    en = "It was stopped."
    zh = "已停止。"
