"""Why a page could not be fetched. All are ``ReadingFailed``; ``source`` is the URL as given, without credentials.

ReadingFailed
├── UrlInvalid               not a URL that can be fetched
│   ├── UrlHasCredentials    a user name or password in it
│   ├── UrlSchemeRefused     something else than http and https
│   └── UrlHostInvalid       no host name and no IP address
├── AddressRefused           in a private network, which --allow-private allows
│   └── AddressReserved      an address where no page can be, which nothing allows
├── NameUnknown              the host's name has no address
├── Unreachable              no connection
│   └── TlsFailed            no secure connection
├── ResponseBroken           an answer that breaks off or is not HTTP
├── TookTooLong              longer than one of our limits
├── TooManyRedirects         more redirects than one of our limits
│   └── RedirectLoop         back to where it came from
├── RedirectRefused          to what is not a URL that can be fetched
├── ResponseTooLarge         more bytes than one of our limits, as sent or unpacked
├── HttpStatus               an HTTP status that brings no page
│   ├── PageNotFound         404, 410
│   ├── PageNotPublic        401, 402, 403, 407, 451
│   ├── AskedToWait          429, 503 that say how long
│   ├── TooManyRequests      429
│   └── ServerFailed         5xx
├── RobotsDisallow           the site's robots.txt says no
│   └── RobotsUnreadable     there is one, but it could not be read
└── WrongMediaType           an image, a video, …
"""

from assistant.errors import ReadingFailed


class UrlInvalid(ReadingFailed):
    """The text is not a URL that can be fetched."""

    en = "{source} is not a web address that can be fetched. It has to look like https://example.org/news."
    zh = "{source} 不是可以抓取的网址。网址应形如 https://example.org/news。"


class UrlHasCredentials(UrlInvalid):
    """A user name or password stands before the host; it is not told again."""

    en = "The web address {source} holds a user name or password. Only public pages are read: leave it out."
    zh = "网址 {source} 中含有用户名或密码。只读取公开网页：请去掉它们。"


class UrlSchemeRefused(UrlInvalid):
    """Another scheme than http or https."""

    en = "{source} cannot be fetched: only http and https addresses are, not {scheme}."
    zh = "无法抓取 {source}：只抓取 http 和 https 网址，不抓取 {scheme}。"


class UrlHostInvalid(UrlInvalid):
    """What stands where the host should is neither a host name nor an IP address."""

    en = "{host} in {source} is neither a host name nor an IP address. Check its spelling."
    zh = "{source} 中的 {host} 既不是主机名，也不是 IP 地址。请检查拼写。"


class AddressRefused(ReadingFailed):
    """The host, or one that it redirects to, is in a private network."""

    en = (
        "{source} leads to {host} at {address}, an address of this computer or a private network. "
        "If you mean that and trust the page, allow it: --allow-private"
    )
    zh = (
        "{source} 指向 {host}（{address}），这是本机或私有网络的地址。"
        "如果确实要读取，并且信任该网页，请加上：--allow-private"
    )


class AddressReserved(AddressRefused):
    """The host, or one that it redirects to, has an address that is reserved for something else than web sites."""

    en = "{source} leads to {host} at {address}, an address where no web page can be. It is not fetched."
    zh = "{source} 指向 {host}（{address}），该地址不可能有网页，因此不抓取。"


class NameUnknown(ReadingFailed):
    """The host's name has no address, or the name service cannot be asked; ``reason`` is the system's."""

    en = "The host {host} of {source} is not found ({reason}). Check its spelling and your connection."
    zh = "找不到 {source} 的主机 {host}（{reason}）。请检查拼写和网络连接。"


class Unreachable(ReadingFailed):
    """No connection; ``reason`` is the system's."""

    en = "{host} cannot be reached for {source} ({reason}). Try again later."
    zh = "抓取 {source} 时无法连接 {host}（{reason}）。请稍后再试。"


class TlsFailed(Unreachable):
    """The host did not prove who it is, or speaks no TLS; ``reason`` is that of the TLS library."""

    en = "No secure connection to {host} can be made for {source} ({reason}), so nothing is read from it."
    zh = "抓取 {source} 时无法与 {host} 建立安全连接（{reason}），因此不读取其内容。"


class ResponseBroken(ReadingFailed):
    """The answer breaks off, or is not valid HTTP; ``reason`` is technical."""

    en = "The answer for {source} broke off or is not valid ({reason}). Try again later."
    zh = "{source} 的响应中断或无效（{reason}）。请稍后再试。"


class TookTooLong(ReadingFailed):
    """Connecting, or all of it, took longer than it may."""

    en = "{source} was not complete after {seconds:g} seconds. Try again later."
    zh = "{source} 在 {seconds:g} 秒后仍未读完。请稍后再试。"


class TooManyRedirects(ReadingFailed):
    """One redirect led to another, more often than may be."""

    en = "{source} redirects more than {most} times. Give the address that it ends at in a browser."
    zh = "{source} 重定向超过 {most} 次。请改用浏览器最终到达的网址。"


class RedirectLoop(TooManyRedirects):
    """A redirect led back to a URL that had been asked already."""

    en = "{source} redirects in a circle, at {target}. It may be read only with cookies, which are not kept."
    zh = "{source} 循环重定向（{target}）。该网页可能需要 cookie 才能读取，而本程序不保存 cookie。"


class RedirectRefused(ReadingFailed):
    """A redirect to something that is not a URL that can be fetched."""

    en = "{source} redirects to {target}, which is not a web address that can be fetched."
    zh = "{source} 重定向到 {target}，后者不是可以抓取的网址。"


class ResponseTooLarge(ReadingFailed):
    """More bytes than any article has, as they are sent or when they are unpacked."""

    en = "{source} is larger than {megabytes:g} MB, which no article is."
    zh = "{source} 超过 {megabytes:g} MB，不会是文章。"


class HttpStatus(ReadingFailed):
    """The server answered with a status that brings no page."""

    en = "{source} was answered with HTTP status {status}, which brings no page."
    zh = "{source} 返回 HTTP 状态码 {status}，没有网页内容。"


class PageNotFound(HttpStatus):
    """404 and 410."""

    en = "There is no page at {source} (HTTP status {status}). Check the address."
    zh = "{source} 没有网页（HTTP 状态码 {status}）。请检查网址。"


class PageNotPublic(HttpStatus):
    """The page asks for a login or a payment, or is kept from programs or from this country."""

    en = "{source} may not be read by everyone (HTTP status {status}). Save the page in a browser and add the file."
    zh = "{source} 不对所有人开放（HTTP 状态码 {status}）。可在浏览器中保存网页，再添加该文件。"


class AskedToWait(HttpStatus):
    """The server says for how long it does not want to be asked."""

    en = "The server of {source} asks to wait for {seconds} seconds (HTTP status {status}). Try again after that."
    zh = "{source} 的服务器要求等待 {seconds} 秒（HTTP 状态码 {status}）。请在此之后再试。"


class TooManyRequests(HttpStatus):
    """429 that does not say how long to wait."""

    en = "The server of {source} has been asked too often (HTTP status {status}). Try again later."
    zh = "{source} 的服务器收到的请求过多（HTTP 状态码 {status}）。请稍后再试。"


class ServerFailed(HttpStatus):
    """The server has a fault or is overloaded."""

    en = "The server of {source} failed (HTTP status {status}). Try again later."
    zh = "{source} 的服务器出错（HTTP 状态码 {status}）。请稍后再试。"


class RobotsDisallow(ReadingFailed):
    """The robots.txt of the host does not allow programs to fetch the page."""

    en = (
        "{host} does not allow programs to fetch {source} (its robots.txt says so). "
        "Save the page in a browser and add the file."
    )
    zh = "{host} 的 robots.txt 不允许程序抓取 {source}。可在浏览器中保存网页，再添加该文件。"


class RobotsUnreadable(RobotsDisallow):
    """The robots.txt of the host could not be read, which means that nothing may be fetched (RFC 9309)."""

    en = (
        "The robots.txt of {host} could not be read ({reason}), so it is not known whether {source} may be fetched. "
        "Try again later."
    )
    zh = "无法读取 {host} 的 robots.txt（{reason}），因此不知道是否可以抓取 {source}。请稍后再试。"


class WrongMediaType(ReadingFailed):
    """Something that holds no article, by the type that the server gives."""

    en = "{source} is {media_type}, which is not read. Read are web pages, text, feeds, sitemaps, PDF and Word (.docx)."
    zh = "{source} 的类型是 {media_type}，不读取这种内容。可读取网页、文本、订阅源、站点地图、PDF 和 Word（.docx）。"
