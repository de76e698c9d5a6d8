"""The pages' part of the error tree of ``vectorstore.errors``.

NewsCiteError
├── PageFault            a fault of the code, told without its details
└── ChatUnavailable      the pages cannot be served
    ├── HostRefused      an address that other machines could reach
    ├── PortTaken        something else listens at the port that was asked for
    └── NoPortFree       something else listens at every port that is tried
"""

from vectorstore.errors import NewsCiteError


class PageFault(NewsCiteError):
    """What a person is told of a fault of the code."""

    en = "Something went wrong on this page. Reload it; the terminal in which NewsCite runs says more."
    zh = "页面出错了。请刷新；运行 NewsCite 的终端里有更多信息。"


class ChatUnavailable(NewsCiteError):
    """The chat cannot be served as asked."""

    en = "The chat cannot be served: {reason}"
    zh = "无法启动对话页面：{reason}"


class HostRefused(ChatUnavailable):
    """Serving there would let other machines in."""

    en = (
        "The chat is only served to this machine: --host takes 127.0.0.1, ::1 or localhost, not {host}. "
        "It has no log-in, so anyone who can reach {host} could read the library."
    )
    zh = (
        "对话页面只供本机使用：--host 只能是 127.0.0.1、::1 或 localhost，不能是 {host}。"
        "页面没有登录，能访问 {host} 的人都能读取文章库。"
    )


class PortTaken(ChatUnavailable):
    """Something else listens there."""

    en = "Port {port} is taken by another program. Give another --port, or none to have a free one found."
    zh = "端口 {port} 已被其他程序占用。请换一个 --port，或不指定，由程序自动选择。"


class NoPortFree(ChatUnavailable):
    """No port of the range that is tried is free."""

    en = "Every port from {first} to {last} is taken by another program. Give a free one with --port."
    zh = "从 {first} 到 {last} 的端口都已被占用。请用 --port 指定一个空闲端口。"
