"""The settings: from arguments, the environment, one TOML file, and defaults, in this order.

``docs/configuration.md`` tells them to people; a test holds the two together.
"""

import os
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, get_args
from urllib.parse import urlsplit

import platformdirs
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from assistant.errors import SettingUnknown, SettingWrong
from assistant.setting_sources import FILE_VARIABLE, PREFIX, from_environment, from_file, settings_file, variable
from assistant.types import InterfaceLanguage

# The embedder that comes with us, as settings and libraries name it.
BUILT_IN_EMBEDDER = "builtin:multilingual-e5-small"


def _not_empty(value: object) -> object:
    if value == "":  # as a path it would be the working folder, which is never meant by that
        raise ValueError
    return value


def _default_home() -> Path:
    return platformdirs.user_data_path("newscite", appauthor=False)


def _expanded(value: Path | None) -> Path | None:
    return value and value.expanduser()


def _trimmed(value: object) -> object:
    """Text without the white space around it, which no key or address has; None when nothing is left."""
    return (value.strip() or None) if isinstance(value, str) else value


def _one_embedder(value: str) -> str:
    if value.startswith("builtin:") and value != BUILT_IN_EMBEDDER:  # there is only that one
        raise ValueError
    return value


def _web_address(value: str | None) -> str | None:
    if value is not None:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError
    return value


class Settings(BaseSettings):
    """All settings, checked. ``load_settings`` makes them and tells what is wrong in a person's words."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="forbid",
        case_sensitive=True,
        allow_inf_nan=False,
        hide_input_in_errors=True,
    )

    home: Annotated[Path, BeforeValidator(_not_empty), AfterValidator(Path.expanduser)] = Field(
        default_factory=_default_home
    )
    model: str | None = Field(default=None, pattern=r"^[^:\s]+:\S+$")
    embedder: Annotated[str, AfterValidator(_one_embedder)] = Field(default=BUILT_IN_EMBEDDER, pattern=r"^[^:\s]+:\S+$")
    language: InterfaceLanguage | None = None
    aliases: Annotated[Path | None, BeforeValidator(_not_empty), AfterValidator(_expanded)] = None
    access: Annotated[Path | None, BeforeValidator(_not_empty), AfterValidator(_expanded)] = None
    passages: int = Field(default=8, ge=2, le=30)
    decline_below: float = Field(default=0.12, ge=0, le=1)
    # As ``vectorstore.search.WEIGHTS``, which is not asked: it would load numpy for every command.
    own_weight: float = Field(default=0.3, ge=0, le=2)
    translated_weight: float = Field(default=0.4, ge=0, le=2)
    names_weight: float = Field(default=0.2, ge=0, le=2)
    passage_tokens: int = Field(default=6000, ge=300, le=500_000)
    ledger_model: bool = False
    temperature: float | None = Field(default=None, ge=0, le=2)
    input_price: float | None = Field(default=None, ge=0, le=10_000)
    output_price: float | None = Field(default=None, ge=0, le=10_000)
    connect_seconds: float | None = Field(default=None, ge=0.1, le=3600)
    first_token_seconds: float | None = Field(default=None, ge=0.1, le=3600)
    gap_seconds: float | None = Field(default=None, ge=0.1, le=3600)
    answer_seconds: float | None = Field(default=None, ge=0.1, le=3600)
    openai_api_key: Annotated[SecretStr | None, BeforeValidator(_trimmed)] = None
    openai_base_url: Annotated[str | None, BeforeValidator(_trimmed), AfterValidator(_web_address)] = None
    embedder_api_key: Annotated[SecretStr | None, BeforeValidator(_trimmed)] = None
    embedder_base_url: Annotated[str | None, BeforeValidator(_trimmed), AfterValidator(_web_address)] = None

    @classmethod
    def settings_customise_sources(  # pydantic-settings calls it with these names
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, environment, file. No ``.env`` and no secrets folder is looked for."""
        found = {setting: from_environment(setting) for setting in cls.model_fields}
        environment = {setting: value for setting, value in found.items() if value is not None}
        return (
            init_settings,
            InitSettingsSource(settings_cls, environment),
            InitSettingsSource(settings_cls, from_file()),
        )


# How the settings that are neither numbers nor choices are written.
_FORMS = {
    "home": "DIR",
    "aliases": "FILE",
    "access": "FILE",
    "model": "provider:name",
    "embedder": "provider:name",
    "embedder_api_key": '"…"',
    "embedder_base_url": "http://…, https://…",
    "openai_api_key": '"…"',
    "openai_base_url": "http://…, https://…",
}


def load_settings(**overrides: object) -> Settings:
    """The settings, with ``overrides`` before all else; None among them leaves what is set elsewhere.

    Raises SettingsInvalid: nothing that is unknown or out of bounds is passed over, wherever it stands.
    """
    given = {setting: value for setting, value in overrides.items() if value is not None}
    variables = [name for name in os.environ if name.startswith(PREFIX) and name != FILE_VARIABLE]
    _refuse_unknown(given, Settings.model_fields, "load_settings()")
    _refuse_unknown(variables, [variable(setting) for setting in Settings.model_fields], "env")
    _refuse_unknown(from_file(), Settings.model_fields, str(settings_file()))
    try:
        return Settings(**given)  # type: ignore[arg-type]  # checked by the call
    except ValidationError as error:
        setting = str(error.errors(include_input=False)[0]["loc"][0])
        # Without its cause, which holds the value.
        raise SettingWrong(setting=setting, where=_where(setting, given), takes=takes(setting)) from None


def takes(setting: str) -> str:
    """What ``setting`` may be, so short that it reads the same in both languages."""
    if setting in _FORMS:
        return _FORMS[setting]
    field = Settings.model_fields[setting]
    if field.annotation is bool:
        return "true, false"
    choices = [choice for part in get_args(field.annotation) for choice in get_args(part)]
    if choices:
        return ", ".join(choices)
    least = next(bound.ge for bound in field.metadata if hasattr(bound, "ge"))
    most = next(bound.le for bound in field.metadata if hasattr(bound, "le"))
    # Whole numbers are counted up, others go from one to the other.
    return f"{least}, {least + 1}, …, {most}" if field.annotation is int else f"{least} – {most}"


def _refuse_unknown(names: Iterable[str], known: Iterable[str], where: str) -> None:
    known = list(known)
    for name in names:
        if name not in known:
            nearest = get_close_matches(name, known, n=1, cutoff=0)[0]
            raise SettingUnknown(setting=name, where=where, nearest=nearest)


def _where(setting: str, given: Mapping[str, object]) -> str:
    if setting in given:
        return f"load_settings({setting}=…)"
    return variable(setting) if from_environment(setting) else str(settings_file())
