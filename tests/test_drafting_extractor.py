"""kg read --extractor: what another program proposes stands beside what the rules found, grounded and marked."""

from __future__ import annotations

import json
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
from chat_server import chatting, told
from test_extractors import fact

from kg.drafting import extracted, many, whole
from kg.drafting.languages import packs
from kg.drafting.languages.schema import ACTIONS, ACTS, COMPARATORS
from kg.drafting.sheets import sheet
from kg.errors import KGError
from kg.extractors import registry
from kg.extractors.protocol import Asked, Fact, Slot
from kg.grounding.forms import FORMS

pytestmark = pytest.mark.skipif("en" not in packs.available(packs.folder()), reason="needs the English tables")
TEXT = (
    "Kenya signed the Budapest Convention on Monday. Justice Minister Peter Otieno said that the law is ready. "
    "A gathering of lawyers in Nairobi ended the week. Flowers called garden lilies grew beside it."
)


class Proposes:
    """An extractor that proposes what a test tells it to, and remembers what it was asked."""

    recipe = "test 1"

    def __init__(self, *facts: Fact) -> None:
        self.facts = facts
        self.asked: list[Asked] = []

    def propose(self, asked: Asked) -> list[Fact]:
        self.asked.append(asked)
        return list(self.facts)


def mention(words: str, sentence: int, kind: str = "body") -> Fact:
    return Fact("mention", sentence, (Slot("words", words),), {"type": kind})


def read(*facts: Fact, text: str = TEXT) -> tuple[dict[str, Any], Proposes]:
    extractor = Proposes(*facts)
    return whole.data(text, None, "en", extractor=extractor), extractor


def test_it_is_asked_with_the_sentences_and_all_that_was_found() -> None:
    asked = read()[1].asked[0]
    assert [TEXT[slice(*place)][:5] for place in asked.sentences] == ["Kenya", "Justi", "A gat", "Flowe"]
    known = {(TEXT[one.start : one.end], one.kind, one.thing) for one in asked.known}
    assert ("Kenya", "state", "state/ken") in known
    assert ("Budapest Convention", "treaty", "treaty/budapest-convention") in {
        (words.removeprefix("the "), kind, thing) for words, kind, thing in known
    }
    assert {"trigger", "cue", "person", "date"} <= {kind for _, kind, _ in known}
    assert len({one.id for one in asked.known}) == len(asked.known)


def test_what_grounds_is_added_and_marked_and_what_does_not_is_listed() -> None:
    data, _ = read(mention("garden lilies", 3), mention("Loud Circle", 3), mention("Kenya", 0, "state"))
    own = [m for m in data["mentions"] if m["rule"] == "extractor test 1"]
    assert [(m["id"], TEXT[slice(*m["span"])], m["score"]) for m in own] == [
        ("org/garden-lilies", "garden lilies", 0.5)
    ]
    assert [(refused["kind"], refused["reason"]) for refused in data["refused"]] == [("mention", "missing")]
    assert data["extractor"] == "test 1"
    assert data["mentions"] == sorted(data["mentions"], key=lambda m: m["span"])


def test_every_kind_of_fact_is_complete_enough_for_table_and_sheet() -> None:
    facts = (
        Fact("event", 2, (Slot("words", "gathering"),), {"type": "meeting"}),
        Fact("statement", 3, (Slot("verb", "called"), Slot("content", "beside it")), {"act": "asserts"}),
    )
    data, _ = read(*facts)
    assert [e["kind"] for e in data["events"] if e["rule"].startswith("extractor")] in ([], ["meeting"])
    found = tomllib.loads(sheet.sheet(TEXT, data, "x", "2026-11-26"))
    assert found["source"]["coder"].endswith(", test 1")
    from kg.drafting import listing

    assert listing.rows(TEXT, data)


def test_an_act_of_nobody_that_was_found_is_refused() -> None:
    slots = (Slot("party", "garden lilies"), Slot("verb", "grew"), Slot("treaty", "it"))
    data, _ = read(Fact("action", 3, slots, {"type": "Signature", "realisation": "actual"}))
    assert not [a for a in data["actions"] if a["rule"].startswith("extractor")]
    assert data["refused"]


def test_numbers_without_digits_are_read_with_the_tables() -> None:
    text = "Seventy lawyers came to the town hall."
    count = Fact("count", 0, (Slot("words", "Seventy lawyers"),), {"value": "70"})
    data, _ = read(count, text=text)
    assert [c["value"] for c in data["counts"]] == [70]
    assert extracted._values(None, "70") == set()


def test_parts_of_a_long_text_are_asked_about_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "PART", len(TEXT) + 1)
    data, extractor = read(mention("garden lilies", 3), mention("Loud Circle", 3), text=f"{TEXT} {TEXT}")
    assert len(extractor.asked) == 2 == len(data["refused"])
    own = [m for m in data["mentions"] if m["rule"] == "extractor test 1"]
    assert [f"{TEXT} {TEXT}"[slice(*m["span"])] for m in own] == ["garden lilies"] * 2


def test_codes_are_those_of_the_tables() -> None:
    assert FORMS["statement"].codes["act"] is ACTS
    assert FORMS["action"].codes["type"] is ACTIONS
    assert FORMS["count"].codes["comparator"] is COMPARATORS


def test_our_own_are_declared_as_a_package_of_yours_would_be() -> None:
    declared = tomllib.loads((Path(__file__).resolve().parents[1] / "pyproject.toml").read_text("utf-8"))
    points = declared["project"]["entry-points"]["kg.extractors"]
    assert points == registry.OWN
    assert all(callable(EntryPoint(name, value, registry.GROUP).load()) for name, value in points.items())


def test_a_model_on_this_machine_is_asked_and_its_invention_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    good = fact("mention", 3, {"words": {"quote": "garden lilies"}}, type="body")
    invented = fact("mention", 3, {"words": {"quote": "Secret Circle"}}, type="body")
    with chatting(told(good, invented)) as chat:
        for name, value in {"URL": chat.url, "MODEL": "small", "CACHE": str(tmp_path / "kept")}.items():
            monkeypatch.setenv(f"KG_LLM_{name}", value)
        monkeypatch.setattr(many, "_MADE", {})
        order = many.Order(format="json", extractor="openai")
        many.check(order)
        first = many.one(many.Job(path, "a", order))
        again = many.one(many.Job(path, "a", order))
        assert len(chat.bodies) == 1
    assert first.written == again.written and first.problem is None
    data = json.loads(first.written)
    assert [m["id"] for m in data["mentions"] if m["rule"].startswith("extractor")] == ["org/garden-lilies"]
    assert "1 proposed facts were refused" in first.notes[0]


def test_an_extractor_that_is_not_set_up_is_refused_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KG_LLM_URL", raising=False)
    monkeypatch.setattr(many, "_MADE", {})
    with pytest.raises(KGError, match="is off"):
        many.check(many.Order(extractor="openai"))
    with pytest.raises(KGError, match="did you mean openai"):
        many.check(many.Order(extractor="openay"))
