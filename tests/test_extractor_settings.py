"""How extractors are configured, found and loaded; the pipelines of spaCy."""

from __future__ import annotations

import re
import subprocess
import sys
import types
from importlib.metadata import EntryPoint
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT
from test_extractors import TEXT, asking, reasons

from kg.drafting.extracted import UNLINKED
from kg.extractors import drafts, question, registry, running, settings, spacy_pipeline
from kg.extractors.endpoint import from_environment
from kg.extractors.protocol import Asked, ExtractorError, NotConfiguredError
from kg.grounding.forms import FORMS, REASONS, Anchor, Fact, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Settings


@pytest.mark.parametrize(
    "url",
    [
        "http://models.example/v1",
        "http://127.0.0.1.models.example/v1",
        "http://2130706433/v1",
        "http://0.0.0.0/v1",
        "http://[::2]/v1",
        "http://localhost.models.example/v1",
        "http://localhost@models.example/v1",
        "https://user:word@models.example/v1",
        "https://models.example/v1?key=1",
        "https://models.example/v1#x",
        "ftp://models.example/v1",
        "file:///etc/hosts",
        "models.example/v1",
        "https://",
        "https://models.example:99999/v1",
        "https://models.example/v1\nHost: x",
        "https://models.éxample/v1",
        "https://[::1/v1",
    ],
)
def test_addresses_that_are_refused(url: str) -> None:
    with pytest.raises(ExtractorError, match="KG_LLM_URL"):
        settings.checked(url)


@pytest.mark.parametrize(
    ("url", "posted"),
    [
        ("https://models.example/v1", "https://models.example/v1/chat/completions"),
        ("https://models.example/v1/", "https://models.example/v1/chat/completions"),
        ("https://models.example/v1/chat/completions", "https://models.example/v1/chat/completions"),
        ("http://localhost:11434/v1", "http://localhost:11434/v1/chat/completions"),
        ("http://127.0.0.2:1/", "http://127.0.0.2:1/chat/completions"),
        ("http://[::1]:8080/v1", "http://[::1]:8080/v1/chat/completions"),
    ],
)
def test_addresses_that_are_fine(url: str, posted: str) -> None:
    assert settings.checked(url) == posted


FULL = {"KG_LLM_URL": "https://models.example/v1", "KG_LLM_MODEL": "m", "KG_LLM_KEY": "k"}


def test_it_is_off_unless_it_is_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KG_LLM_URL", "KG_LLM_MODEL", "KG_LLM_KEY", "KG_LLM_REPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(NotConfiguredError, match="is off: set KG_LLM_URL and KG_LLM_MODEL"):
        registry.load("openai", [])
    with pytest.raises(NotConfiguredError, match="set KG_LLM_URL "):
        settings.from_environment({"KG_LLM_MODEL": "m"})
    for name, value in FULL.items():
        monkeypatch.setenv(name, value)
    made = from_environment()
    assert made.recipe == f"openai m, question {question.VERSION}" and made.post.key == "k"
    assert "'k'" not in repr(made)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KG_LLM_KEY", "a\r\nX: y"), ("KG_LLM_KEY", "two words"), ("KG_LLM_KEY", "klucz-ą"), ("KG_LLM_MODEL", "a b"),
        ("KG_LLM_SECONDS", "0"), ("KG_LLM_SECONDS", "nan"), ("KG_LLM_SECONDS", "-1"), ("KG_LLM_SECONDS", "soon"),
        ("KG_LLM_SECONDS", "1e9"),
    ],
)  # fmt: skip
def test_settings_that_are_refused(name: str, value: str) -> None:
    with pytest.raises(ExtractorError, match=name) as caught:
        settings.from_environment(FULL | {name: value})
    assert name != "KG_LLM_KEY" or value not in str(caught.value)


def test_where_replies_are_kept(tmp_path: Path) -> None:
    assert settings.from_environment(FULL | {"KG_LLM_CACHE": "x"}).cache is not None
    found = settings.from_environment(FULL | {"XDG_CACHE_HOME": str(tmp_path)}).cache
    assert found == tmp_path / "kg" / "extractors"
    replay = settings.from_environment({"KG_LLM_MODEL": "m", "KG_LLM_REPLAY": "1"})
    assert replay.replay and replay.url == ""


# The group of entry points


class Parrot:
    """Proposes what no text says."""

    recipe = "parrot 1"

    def propose(self, asked: Asked) -> Iterator[Fact]:
        yield Fact("mention", 0, (Slot("words", "Ana Lis"),), {"type": "person"})
        while True:
            yield Fact("mention", 0, (Slot("words", "Atlantis"),), {"type": "state"})


def test_other_packages_bring_extractors(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("parrots")
    module.make, module.nothing = Parrot, object  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "parrots", module)
    group = [
        EntryPoint("parrot", "parrots:make", registry.GROUP),
        EntryPoint("none", "parrots:nothing", registry.GROUP),
    ]
    assert list(registry.available(group)) == ["none", "openai", "parrot", "spacy"]
    outcome = running.run(registry.load("parrot", group), asking())
    assert len(outcome.taken) == 1
    assert set(reasons(outcome)) == {"missing", "too-many"}
    with pytest.raises(ExtractorError, match="no method propose"):
        registry.load("none", group)


def test_a_name_belongs_to_one_package() -> None:
    thief = [EntryPoint("openai", "thief:make", registry.GROUP)]
    with pytest.raises(ExtractorError, match="two extractors are named 'openai'"):
        registry.load("openai", thief)
    same = [EntryPoint("openai", registry.OWN["openai"], registry.GROUP)]
    assert list(registry.available(same)) == ["openai", "spacy"]


def test_names_that_lead_nowhere() -> None:
    with pytest.raises(ExtractorError, match="did you mean openai"):
        registry.load("opnai", [])
    with pytest.raises(ExtractorError, match="there are openai, spacy"):
        registry.load("zzz", [])
    for value in ("no.such.module:make", "json:nothing"):
        with pytest.raises(ExtractorError, match="cannot be loaded"):
            registry.load("x", [EntryPoint("x", value, registry.GROUP)])


# spaCy


class Entity:
    def __init__(self, text: str, words: str, label: str) -> None:
        self.start_char = text.index(words)
        self.end_char = self.start_char + len(words)
        self.text, self.label_ = words, label


def pipeline(text: str = TEXT, done: str | None = None) -> spacy_pipeline.Pipeline:
    entities = [Entity(text, "Ana Lis", "PER"), Entity(text, "Norland", "GPE"), Entity(text, "70", "CARDINAL")]
    entities.append(Entity(text, "Norland. She", "ORG"))
    entities.append(Entity(text, "Harbo", "LAW"))
    return spacy_pipeline.Pipeline("xx", lambda _: types.SimpleNamespace(text=done or text, ents=entities), "1.0")


def test_entities_become_mentions_if_they_stand_in_a_sentence() -> None:
    outcome = running.run(pipeline(), asking())
    assert [(g.fact.code("type"), g.anchors["words"].start) for g in outcome.taken] == [("person", 0), ("place", 18)]
    assert reasons(outcome) == ["elsewhere", "part-of-word"]
    assert outcome.warnings == ("entities that we have no kind for: CARDINAL",)
    assert pipeline().recipe == "spacy xx 1.0"
    assert [row["kind"] for row in drafts.drafts(asking(), outcome)["mentions"]] == ["person", "place"]


def test_a_pipeline_that_changes_the_text_is_refused() -> None:
    with pytest.raises(ExtractorError, match="changes the text"):
        pipeline(done=TEXT.lower()).propose(asking())


def test_a_pipeline_is_loaded_only_if_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []

    def load(name: str) -> Any:
        if name == "xx_broken":
            raise OSError("bad config")
        loaded.append(name)
        return types.SimpleNamespace(meta={"version": "3.1"})

    fake = types.ModuleType("spacy")
    fake.util = types.SimpleNamespace(is_package=lambda name: name.startswith("xx"))  # type: ignore[attr-defined]
    fake.load = load  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "spacy", fake)
    made = spacy_pipeline.from_environment({"KG_SPACY_PIPELINE": "xx_small"})
    assert (made.recipe, loaded) == ("spacy xx_small 3.1", ["xx_small"])
    for name, words in (
        ("", "is off"), ("pl_big", "nothing is downloaded"), ("xx_broken", "bad config"), ("../xx", "not a path"),
        ("https://x.example/xx", "not a path"),
    ):  # fmt: skip
        with pytest.raises(ExtractorError, match=words):
            spacy_pipeline.from_environment({"KG_SPACY_PIPELINE": name})
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(NotConfiguredError, match="not installed"):
        spacy_pipeline.from_environment({"KG_SPACY_PIPELINE": "xx_small"})
    assert loaded == ["xx_small"]


def test_direct_speech_is_told_from_the_text() -> None:
    text = "„It works.” She said: \u2018yes\u2019, and “no” is not it works."
    for words, direct in (("It works", True), ("\u2018yes\u2019", True), ("no", True), ("it works", False)):
        start = text.index(words) if words != "no" else text.index("“no”") + 1
        assert drafts.quoted(text, Anchor(start, start + len(words), "exact")) is direct, words


PAGE = ROOT / "docs" / "extractors.md"


def rows(heading: str) -> list[list[str]]:
    """Read the table of the page that has a heading: the names in each cell."""
    table = PAGE.read_text("utf-8").split(heading)[1].split("\n\n")[0]
    lines = table.strip().splitlines()[1:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_page_lists_every_reason_and_every_form() -> None:
    told = [
        name
        for cells in rows("| reason | the fact is refused because |\n")
        for name in re.findall(r"`([\w-]+)`", cells[0])
    ]
    assert sorted(told) == sorted((*REASONS, UNLINKED))
    found = {}
    for kind, slots, codes in rows("| kind | slots | codes |\n"):
        required, _, optional = slots.partition("; ")
        found[kind.strip("`")] = (required.split(", "), optional.split(", ") if optional else [], codes.split(", "))
    assert found == {k: (list(f.required), list(f.optional), list(f.codes)) for k, f in FORMS.items()}


def test_the_page_names_every_variable() -> None:
    told = set(re.findall(r"^\| `(KG_\w+)`", PAGE.read_text("utf-8"), re.MULTILINE))
    named = (settings.URL, settings.MODEL, settings.KEY, settings.CACHE, settings.REPLAY, settings.SECONDS)
    assert told == set(named)
    assert spacy_pipeline.PIPELINE in PAGE.read_text("utf-8")


def test_the_example_of_the_page_runs() -> None:
    (code,) = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    made: dict[str, Any] = {}
    exec(compile(code, "page", "exec"), made)
    outcome = running.run(made["Mine"](), asking())
    assert [g.anchors["words"].end for g in outcome.taken] == [3]


def test_nothing_heavy_is_imported_before_it_is_asked_for() -> None:
    code = "import sys, kg.extractors.registry as r; r.available(); "
    code += "print([m for m in ('spacy', 'http.client') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
