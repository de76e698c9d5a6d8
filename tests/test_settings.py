"""Settings: where they come from, what is refused, and that the documentation tells the same."""

import re
from pathlib import Path

import pytest

from assistant.errors import SettingsFileUnreadable, SettingUnknown, SettingWrong
from assistant.setting_sources import variable
from assistant.settings import Settings, load_settings, takes
from vectorstore.search import WEIGHTS, Weights

PAGE = (Path(__file__).parents[1] / "docs" / "configuration.md").read_text(encoding="utf-8")
SECRET = "sk-do-not-tell"
# For each setting, values that it takes and values just out of its bounds.
TAKEN = {
    "home": ["/srv/news", "~/news", "."],
    "model": ["openai:gpt-5-mini", "ollama:qwen3:8b"],
    "embedder": ["builtin:multilingual-e5-small", "openai:text-embedding-3-small", "huggingface:BAAI/bge-m3"],
    "language": ["en", "zh"],
    "passages": [2, 30, "8"],
    "own_weight": [0, 2, "0.35"],
    "translated_weight": [0, 0.5],
    "names_weight": [0, 1],
    "ledger_model": [True, False, "true", "false"],
    "temperature": [0, 2, "0.5"],
    "input_price": [0, 0.25, "10000"],
    "output_price": [0, 2.0, "10000"],
    "connect_seconds": [0.1, 3600, "2.5"],
    "first_token_seconds": [0.1, 3600, "2.5"],
    "gap_seconds": [0.1, 3600, "2.5"],
    "answer_seconds": [0.1, 3600, "2.5"],
    "openai_api_key": [SECRET],
    "openai_base_url": ["http://127.0.0.1:11434/v1", "https://example.org"],
    "embedder_api_key": [SECRET],
    "embedder_base_url": ["http://127.0.0.1:11434"],
}
REFUSED = {
    "home": ["", 3],
    "model": ["gpt-5-mini", ":gpt", "openai:", "openai: gpt", 3],
    "embedder": ["bge-m3", "builtin:other", "openai:", "", 3],
    "language": ["fr", "", 1],
    "passages": [1, 31, 2.5, "many"],
    "own_weight": [-0.1, 2.1, "nan", "much"],
    "translated_weight": [-1, 3],
    "names_weight": [-1, "inf"],
    "ledger_model": ["perhaps", 2, ""],
    "temperature": [-0.1, 2.1, "nan", "warm"],
    "input_price": [-1, 10001, "free"],
    "output_price": [-1, 10001, "free"],
    "connect_seconds": [0, 3601, "inf"],
    "first_token_seconds": [0, 3601, "nan"],
    "gap_seconds": [-1, 3601, "soon"],
    "answer_seconds": [0, 3601, "inf"],
    "openai_api_key": [3],
    "embedder_api_key": [3],
    "embedder_base_url": ["ftp://example.org", "example.org"],
    "openai_base_url": ["ftp://example.org", "example.org", "http://", "http://[x", "javascript:alert(1)"],
}


@pytest.fixture
def write_file(tmp_path, monkeypatch):
    """Write a settings file and have NEWSCITE_CONFIG name it."""

    def write(text):
        path = tmp_path / "settings.toml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setenv("NEWSCITE_CONFIG", str(path))
        return path

    return write


def test_without_any_setting_the_library_is_in_the_users_data_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    assert load_settings().home == tmp_path / "data" / "newscite"


def test_arguments_come_before_the_environment_before_the_file_before_the_default(monkeypatch, write_file):
    write_file("passages = 5\ntemperature = 0.5\nanswer_seconds = 5")
    monkeypatch.setenv("NEWSCITE_PASSAGES", "6")
    monkeypatch.setenv("NEWSCITE_TEMPERATURE", "0.6")

    settings = load_settings(passages=7)

    assert (settings.passages, settings.temperature, settings.answer_seconds) == (7, 0.6, 5)
    assert settings.model is None


def test_an_argument_of_none_leaves_what_is_set_elsewhere(monkeypatch):
    monkeypatch.setenv("NEWSCITE_MODEL", "openai:gpt-5-mini")

    assert load_settings(model=None, home=None).model == "openai:gpt-5-mini"


def test_the_file_in_the_users_settings_folder_is_read(monkeypatch, tmp_path):
    folder = tmp_path / "config" / "newscite"
    folder.mkdir(parents=True)
    (folder / "newscite.toml").write_text('model = "openai:in-file"')
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    assert load_settings().model == "openai:in-file"


def test_no_dotenv_file_is_read(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text("NEWSCITE_PASSAGES=3\npassages=3\nOPENAI_API_KEY=x")
    monkeypatch.chdir(tmp_path)

    assert load_settings() == Settings()
    assert load_settings().passages == 8


def test_the_two_names_that_other_programs_use_are_read(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", f" {SECRET}\n")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:8000/v1")

    settings = load_settings()

    assert settings.openai_api_key.get_secret_value() == SECRET
    assert settings.openai_base_url == "http://127.0.0.1:8000/v1"


@pytest.mark.parametrize("empty", ["", " "])
def test_empty_keys_and_addresses_count_as_not_set(monkeypatch, empty):
    monkeypatch.setenv("OPENAI_API_KEY", empty)
    monkeypatch.setenv("OPENAI_BASE_URL", empty)
    monkeypatch.setenv("NEWSCITE_MODEL", "")

    settings = load_settings()

    assert settings.openai_api_key is None
    assert settings.openai_base_url is None
    assert settings.model is None


def test_a_leading_tilde_is_the_users_home_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NEWSCITE_HOME", "~/news")

    assert load_settings().home == tmp_path / "news"


@pytest.mark.parametrize(("setting", "value"), [(name, value) for name in TAKEN for value in TAKEN[name]])
def test_values_within_bounds_are_taken(setting, value):
    assert getattr(load_settings(**{setting: value}), setting) is not None


@pytest.mark.parametrize(("setting", "value"), [(name, value) for name in REFUSED for value in REFUSED[name]])
def test_values_out_of_bounds_are_refused_in_words(setting, value):
    with pytest.raises(SettingWrong) as caught:
        load_settings(**{setting: value})

    for language in ("en", "zh"):
        assert setting in caught.value.message(language)
        assert takes(setting) in caught.value.message(language)


def test_a_wrong_value_is_refused_with_the_place_it_stands_in(monkeypatch, write_file):
    path = write_file("passages = 1")
    with pytest.raises(SettingWrong, match=re.escape(str(path))):
        load_settings()

    monkeypatch.setenv("NEWSCITE_PASSAGES", "31")
    with pytest.raises(SettingWrong, match="NEWSCITE_PASSAGES"):
        load_settings()

    with pytest.raises(SettingWrong, match=r"load_settings\(passages"):
        load_settings(passages=0)


@pytest.mark.parametrize("line", ["pasages = 3", "[passages]", "NEWSCITE_PASSAGES = 3", "PASSAGES = 3"])
def test_an_unknown_name_in_the_file_is_refused(write_file, line):
    path = write_file(line)

    with pytest.raises((SettingUnknown, SettingWrong), match=re.escape(str(path))):
        load_settings()


def test_the_nearest_name_is_suggested(monkeypatch, write_file):
    write_file("pasages = 3")
    with pytest.raises(SettingUnknown, match="Did you mean passages"):
        load_settings()

    monkeypatch.delenv("NEWSCITE_CONFIG")
    monkeypatch.setenv("NEWSCITE_OPENAI_API_KEY", SECRET)
    with pytest.raises(SettingUnknown, match="Did you mean OPENAI_API_KEY"):
        load_settings()

    monkeypatch.delenv("NEWSCITE_OPENAI_API_KEY")
    with pytest.raises(SettingUnknown, match="Did you mean temperature"):
        load_settings(temprature=1)


def test_an_empty_unknown_variable_is_refused_too(monkeypatch):
    monkeypatch.setenv("NEWSCITE_PASAGES", "")

    with pytest.raises(SettingUnknown, match="NEWSCITE_PASSAGES"):
        load_settings()


@pytest.mark.parametrize("text", ["passages = ", "passages = 3\npassages = 4", "passages", 'model = "\\x"'])
def test_a_file_that_is_no_toml_is_refused_in_words(write_file, text):
    path = write_file(text)

    with pytest.raises(SettingsFileUnreadable, match=re.escape(str(path))):
        load_settings()


def test_a_file_in_another_encoding_is_refused_in_words(write_file):
    write_file("").write_bytes("home = '新闻'".encode("gb18030"))

    with pytest.raises(SettingsFileUnreadable):
        load_settings()


def test_a_byte_order_mark_does_no_harm(write_file):
    write_file("\ufeffpassages = 3")

    assert load_settings().passages == 3


def test_a_file_that_is_named_must_be_there(monkeypatch, tmp_path):
    monkeypatch.setenv("NEWSCITE_CONFIG", str(tmp_path / "none.toml"))

    with pytest.raises(SettingsFileUnreadable, match="none"):
        load_settings()


def test_secrets_are_never_shown(monkeypatch, write_file):
    settings = load_settings(openai_api_key=SECRET)
    shown = [repr(settings), str(settings), repr(settings.model_dump()), settings.model_dump_json()]

    write_file(f'openai_api_key = ["{SECRET}"]')
    with pytest.raises(SettingWrong) as wrong_type:
        load_settings()
    monkeypatch.delenv("NEWSCITE_CONFIG")
    monkeypatch.setenv("NEWSCITE_PASSAGES", SECRET)
    with pytest.raises(SettingWrong) as wrong_place:
        load_settings()
    for error in (wrong_type.value, wrong_place.value):
        assert error.__suppress_context__
        shown += [str(error), repr(error), error.message("zh")]

    assert not any(SECRET in each for each in shown)


def test_the_weights_are_those_that_were_fitted():
    settings = load_settings()
    assert Weights(settings.own_weight, settings.translated_weight, settings.names_weight) == WEIGHTS


def test_settings_do_not_change():
    with pytest.raises(ValueError, match="frozen"):
        load_settings().passages = 3


def documented():
    """The rows of the page's table, by setting."""
    rows = re.findall(r"^\| `(\w+)` \| `(\w+)` \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)
    return {setting: (name, form, default) for setting, name, form, default in rows}


def default_in_words(setting):
    default = Settings.model_fields[setting].default
    if setting == "home":
        return "the user's data folder"
    if isinstance(default, bool):
        return str(default).lower()
    return "none" if default is None else str(default)


def test_the_documentation_has_every_setting_as_it_is():
    assert documented() == {
        setting: (variable(setting), takes(setting), default_in_words(setting)) for setting in Settings.model_fields
    }


def test_the_documentation_has_a_section_for_every_setting_in_order():
    assert re.findall(r"^## (\w+)$", PAGE, re.MULTILINE) == [*Settings.model_fields, "Example"]


def test_the_documented_example_loads(write_file):
    (example,) = re.findall(r"^```toml\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    write_file(example)

    settings = load_settings()

    assert settings.passages == 10
    assert settings.home == Path("~/news").expanduser()
