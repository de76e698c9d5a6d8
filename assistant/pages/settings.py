"""What NewsCite is set to, whether its language model answers, and what the library takes; secrets are never shown."""

from pathlib import Path

import streamlit as st
from pydantic import SecretStr

from assistant.pages import components, frame, jobs
from assistant.pages.visit import Visit
from assistant.setting_sources import settings_file
from assistant.settings import Settings
from assistant.texts import text
from assistant.types import ModelTrial
from vectorstore.errors import NewsCiteError

# What a person who runs NewsCite may want to know; the rest is in docs/configuration.md.
SHOWN = (
    "model",
    "openai_base_url",
    "openai_api_key",
    "temperature",
    "passages",
    "passage_tokens",
    "decline_below",
    "embedder",
    "embedder_base_url",
    "embedder_api_key",
    "aliases",
    "language",
)


def page(visit: Visit) -> None:
    """The whole page."""
    st.title(text("settings.title", visit.language), anchor=False)
    _answers(visit)
    _values(visit)
    _thresholds(visit)
    _storage(visit)


def _answers(visit: Visit) -> None:
    """What writes the answers, and whether it can be reached."""
    language = visit.language
    st.subheader(text("settings.answers", language), anchor=False)
    model = visit.assistant.model_name
    components.quiet(text("settings.model_used", language, model=model) if model else text("settings.quotes", language))
    if model and visit.edits and st.button(text("settings.test", language), key="test", icon=":material/bolt:"):
        try:
            with st.spinner(text("settings.testing", language)):
                trial = visit.assistant.try_model()
        except NewsCiteError as error:
            frame.problem(error, language, key="trial")
        else:
            assert trial is not None
            _trial(trial, visit)


def _trial(trial: ModelTrial, visit: Visit) -> None:
    language = visit.language
    st.success(text("settings.answered", language), icon=":material/check:")
    usage = f"{trial.usage.input_tokens} + {trial.usage.output_tokens}" if trial.usage else "–"
    facts = {
        "settings.model": trial.model,
        "settings.where": trial.where,
        "settings.said": trial.said,
        "settings.first_word": f"{trial.first_ms:,.0f} ms",
        "settings.whole": f"{trial.whole_ms:,.0f} ms",
        "settings.tokens": usage,
    }
    rows = [components.Row((text(key, language), value)) for key, value in facts.items()]
    components.table(text("settings.test", language), [("", ""), ("", "")], rows, "trial-facts")


def _values(visit: Visit) -> None:
    language = visit.language
    st.subheader(text("settings.values", language), anchor=False)
    components.quiet(text("settings.where_set", language, file=_shown(settings_file())))
    settings = visit.assistant.settings
    rows = [
        components.Row((name, _value(settings, name, visit), text(f"settings.about_{name}", language)))
        for name in SHOWN
    ]
    columns = [(text(f"settings.{name}", language), "") for name in ("name", "value", "meaning")]
    components.table(text("settings.values", language), columns, rows, "values", folds=True)


def _shown(path: Path) -> str:
    """A path as people write it, from their home folder on."""
    return f"~/{path.relative_to(Path.home())}" if path.is_relative_to(Path.home()) else str(path)


def _value(settings: Settings, name: str, visit: Visit) -> str:
    """A setting's value; of a secret only whether there is one."""
    value = getattr(settings, name)
    if isinstance(value, SecretStr):
        return text("settings.secret_set", visit.language)
    return "–" if value is None else str(value)


def _thresholds(visit: Visit) -> None:
    """The weights and thresholds by which passages are found and quotes picked."""
    language, settings = visit.language, visit.assistant.settings
    st.subheader(text("settings.thresholds", language), anchor=False)
    values = {
        "decline": settings.decline_below,
        "words": settings.own_weight,
        "translated": settings.translated_weight,
        "names": settings.names_weight,
    }
    rows = [
        components.Row(
            (text(f"settings.threshold_{name}", language), f"{value:g}", text(f"settings.{name}_means", language))
        )
        for name, value in values.items()
    ]
    columns = [(text("settings.name", language), ""), (text("settings.value", language), "number")]
    columns.append((text("settings.meaning", language), ""))
    components.table(text("settings.thresholds", language), columns, rows, "thresholds")


def _storage(visit: Visit) -> None:
    language, status = visit.language, visit.assistant.library.status()
    st.subheader(text("settings.storage", language), anchor=False)
    index = text("settings.no_index", language)
    if status.generation is not None:
        index = text("settings.index_state", language, number=status.generation, tail=status.tail)
    facts = {
        "settings.folder": _shown(Path(status.path)),
        "settings.on_disk": f"{status.bytes / 1e6:,.1f} MB",
        "pages.articles": f"{status.articles:,}",
        "pages.passages": f"{status.passages:,}",
        "settings.embedder": f"{status.embedder} ({status.dimension})",
        "settings.index": index,
    }
    rows = [components.Row((text(key, language), value)) for key, value in facts.items()]
    components.table(text("settings.storage", language), [("", ""), ("", "")], rows, "storage")
    if visit.edits and status.passages:
        st.button(
            text("settings.rebuild", language),
            key="rebuild",
            icon=":material/refresh:",
            help=text("settings.rebuild_means", language),
            on_click=_rebuild,
            args=(visit,),
        )
    jobs.show(visit, "rebuild", key="rebuilding")


def _rebuild(visit: Visit) -> None:
    visit.server.changes.rebuild(visit.owner)
