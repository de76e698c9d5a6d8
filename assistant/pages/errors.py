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

    en = "The pages cannot be served: {reason}"
    zh = "无法启动页面：{reason}"


class HostRefused(ChatUnavailable):
    """Serving there would let other machines in."""

    en = (
        "Without a log-in only this machine is served: --host takes 127.0.0.1, ::1 or localhost, not {host}. "
        "docs/access.md tells how to have people log in. With --insecure it is served there all the same: anyone who "
        "can reach {host} can then read the library and all conversations, and change both."
    )
    zh = (
        "没有登录时只供本机使用：--host 只能是 127.0.0.1、::1 或 localhost，不能是 {host}。"
        "如何设置登录见 docs/access.md。加 --insecure 仍可在 {host} 提供服务，"
        "但能访问它的人都能读取、修改文章库和全部对话。"
    )


class PortTaken(ChatUnavailable):
    """Something else listens there."""

    en = "Port {port} is taken by another program. Give another --port, or none to have a free one found."
    zh = "端口 {port} 已被其他程序占用。请换一个 --port，或不指定，由程序自动选择。"


class NoPortFree(ChatUnavailable):
    """No port of the range that is tried is free."""

    en = "Every port from {first} to {last} is taken by another program. Give a free one with --port."
    zh = "从 {first} 到 {last} 的端口都已被占用。请用 --port 指定一个空闲端口。"
