"""How the chat looks: Streamlit's theme options, one accent, light and dark as the browser asks."""

from typing import Any

_SANS = (
    "'Source Sans', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', "
    "'Source Han Sans SC', system-ui, sans-serif"
)
_SERIF = "'Source Serif', 'Songti SC', 'Noto Serif CJK SC', 'Noto Serif SC', 'Source Han Serif SC', Georgia, serif"

_BOTH = {
    # Also keeps a config.toml of the user's from having a theme fetched from the network.
    "base": "light",
    "font": _SANS,
    "headingFont": _SERIF,
    "baseRadius": "0.625rem",
    "headingFontSizes": ["2rem", "1.5rem", "1.25rem"],
    "linkUnderline": True,
    "paddingTop": "1.5rem",
    "paddingBottom": "2rem",
}
_LIGHT = {
    "primaryColor": "#0f6b66",
    "backgroundColor": "#fdfcfa",
    "secondaryBackgroundColor": "#f5f3ee",
    "textColor": "#23211e",
    "borderColor": "#e2ded5",
    "linkColor": "#0f6b66",
    "orangeColor": "#b65d17",
}
_DARK = {
    "primaryColor": "#62c4b8",
    "backgroundColor": "#171716",
    "secondaryBackgroundColor": "#211f1d",
    "textColor": "#ebe8e2",
    "borderColor": "#3a3733",
    "linkColor": "#62c4b8",
    "orangeColor": "#e09a5c",
}


def colours(*, dark: bool) -> dict[str, str]:
    """The colours, for what cannot take them from the page."""
    return _DARK if dark else _LIGHT


def options() -> dict[str, Any]:
    """The theme as Streamlit's options, ``theme.…`` to value."""
    light = {f"theme.light.{name}": value for name, value in _LIGHT.items()}
    dark = {f"theme.dark.{name}": value for name, value in _DARK.items()}
    return {f"theme.{name}": value for name, value in _BOTH.items()} | light | dark
