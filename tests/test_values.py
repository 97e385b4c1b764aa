"""Names, codes, words, dates and numbers turn into terms, or are refused in a sentence."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from small_sheets import BASE, declared

from kg.mapping.values import Names, Reading, decimal_text, integer_text
from kg.terms import XSD, is_iri

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.declared.context import Key

NAMES = Names(declared().context, "s", {})
REFUSED_NAMES = [
    "",
    "per:",
    "per:../x",
    "per:a/b",
    "per:con",
    "per:nul.txt",
    "per:A",
    "per:a b",
    "per:a\u202eb",
    "per:" + "a" * 81,
    "per:a.",
    "foo:bar",
    "../x",
    "a/b",
    "con",
    "text",
    "prov",
    "inferred",
    "publisher",
    "A",
    "a b",
    "-a",
    "a" * 81,
    "src:../x",
    "src:s/con",
    "src:s//x",
    "src:s/",
    "src:",
    "schema:x> <https://evil.example/y",
    "dct:a b",
    "dct:\u202ex",
    "cca:a/b",
    "cca:a#b",
    "https://w3id.org/cca/id/person/con",
    "https://w3id.org/cca/id/person/../x",
    "https://w3id.org/cca/id/person/",
    "https://w3id.org/cca/",
    "http://[",
    "https://x/ y",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "https://",
    5,
    True,
    None,
    ["per:a"],
    {"en": "x"},
]


def key(section: str, name: str) -> Key:
    return declared().context.sections[section].keys[name]


def values(section: str, name: str, raw: Any, language: str = "pl", typed: bool = True) -> list[tuple[str, str]]:
    return list(Reading(NAMES, declared().ontology, language, typed).values(key(section, name), raw))


def objects(section: str, name: str, raw: Any, typed: bool = True) -> list[str]:
    return [o for _, o in values(section, name, raw, typed=typed)]


# Names


@pytest.mark.parametrize("name", REFUSED_NAMES)
def test_names_that_are_refused(name: object) -> None:
    with pytest.raises(ValueError, match=r"\w") as caught:
        NAMES.resolve(name)
    assert len(str(caught.value)) < 400
    assert "\u202e" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("per:jane-doe", BASE + "id/person/jane-doe"),
        ("st01", BASE + "source/s/st01"),
        ("src:other/st01", BASE + "source/other/st01"),
        ("top:trust", BASE + "concept/topic/trust"),
        ("cca:Treaty", BASE + "ns#Treaty"),
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        (BASE + "id/person/jane-doe", BASE + "id/person/jane-doe"),
    ],
)
def test_names_that_are_fine(name: str, expected: str) -> None:
    assert NAMES.resolve(name) == expected


@given(
    st.one_of(
        st.text(max_size=20),
        st.text(max_size=20).flatmap(lambda t: st.sampled_from(["per:", "schema:", "src:"]).map(lambda p: p + t)),
    )
)
@example("schema:x> <https://evil.example/y")
def test_a_name_never_breaks_the_file_it_is_written_to(name: str) -> None:
    try:
        found = NAMES.resolve(name)
    except ValueError:
        return
    assert is_iri(found)
    [quad] = ox.parse(f"<urn:s> <urn:p> <{found}> .".encode(), format=ox.RdfFormat.N_QUADS)
    assert quad.object == ox.NamedNode(found)


@pytest.mark.parametrize("name", ["st01", "per:jane-doe", "src:s/st01", "https://example.org/x"])
def test_what_an_entry_may_describe(name: str) -> None:
    assert NAMES.subject(name) == NAMES.resolve(name)


@pytest.mark.parametrize(
    "name",
    [
        "cca:Treaty",
        "top:trust",
        "src:other/st01",
        "src:s",
        "src:s/prov",
        "src:s/text",
        "ast:0123",
        "cnf:0123",
        BASE + "reference",
    ],
)
def test_what_no_entry_may_describe(name: str) -> None:
    with pytest.raises(ValueError, match=r"reserved|not a thing that an entry may describe"):
        NAMES.subject(name)


def test_identity_decisions_apply_to_every_name() -> None:
    names = Names(declared().context, "s", {BASE + "id/event/a": BASE + "id/event/b"})
    assert names.resolve("evt:a") == names.resolve(BASE + "id/event/a") == BASE + "id/event/b"


# Codes and words


def test_a_code_is_found_or_the_nearest_is_named() -> None:
    assert objects("statement", "topic", ["trust"]) == [f"<{BASE}concept/topic/trust>"]
    assert objects("actor", "kind", "state") == [f"<{BASE}ns#State>"]
    with pytest.raises(ValueError, match="did you mean trust"):
        values("statement", "topic", "trusst")
    with pytest.raises(ValueError, match="unknown code"):
        values("actor", "kind", BASE + "concept/topic/trust")
    for wrong in (5, True, "", "Trust", "trust ", ["trust", 5], {"en": "trust"}, 10**5000):
        with pytest.raises(ValueError, match="code"):
            values("statement", "topic", wrong)


def test_words_have_the_language_of_the_source_or_their_own() -> None:
    assert objects("actor", "name", ["a", "b"]) == ['"a"@pl', '"b"@pl']
    assert objects("actor", "name", {"vi": "c", "pt-BR": ["d"]}) == ['"c"@vi', '"d"@pt-br']


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " \n",
        5,
        True,
        ["a", 5],
        {"en": 5},
        {"en": {"pl": "x"}},
        {"e": "x"},
        {"": "x"},
        {"en-a": "x"},
        {"en_GB": "x"},
    ],
)
def test_words_that_are_refused(raw: object) -> None:
    with pytest.raises(ValueError, match=r"text in quotes|say the language"):
        values("actor", "name", raw)


def test_words_without_any_language_are_refused() -> None:
    with pytest.raises(ValueError, match="say the language"):
        values("actor", "name", "x", language="")


# Dates


def test_a_date_writes_itself_and_its_bounds() -> None:
    found = dict(values("count", "as_of", "2025-02"))
    assert found == {
        BASE + "ns#asOf": f'"2025-02"^^<{XSD}gYearMonth>',
        BASE + "ns#earliest": f'"2025-02-01"^^<{XSD}date>',
        BASE + "ns#latest": f'"2025-02-28"^^<{XSD}date>',
    }
    assert BASE + "ns#asOf" not in dict(values("count", "as_of", "2025/2026"))
    assert objects("count", "as_of", date(2025, 1, 2))[0] == f'"2025-01-02"^^<{XSD}date>'


def test_a_range_needs_a_property_with_bounds() -> None:
    with pytest.raises(ValueError, match="range needs a property with declared bounds"):
        values("source", "coded", "2025/2026")


# Numbers


@given(st.integers(-(10**18) + 1, 10**18 - 1))
def test_whole_numbers(number: int) -> None:
    assert integer_text(number, True) == integer_text(str(number), False) == str(number)


@given(st.decimals(-(10**17), 10**17, places=4, allow_nan=False, allow_infinity=False))
def test_decimals_keep_their_value_and_have_no_exponent(number: Decimal) -> None:
    text = decimal_text(format(number, "f"), False)
    assert Decimal(text) == number
    assert "e" not in text.lower()


@given(st.floats())
def test_a_float_keeps_its_value_or_is_refused(number: float) -> None:
    try:
        text = decimal_text(number, True)
    except ValueError:
        return
    assert float(text) == number
    assert set(text) <= set("0123456789.-")


def test_the_tenth_of_a_per_cent_survives() -> None:
    assert decimal_text(72.5, True) == "72.5"
    assert decimal_text("72.5", False) == "72.5"
    assert decimal_text(1e-7, True) == "0.0000001"


@pytest.mark.parametrize("read", [integer_text, decimal_text])
@pytest.mark.parametrize(
    "item",
    [
        "",
        " 5",
        "5 ",
        "1_000",
        "1,5",
        "\uff11\uff12",
        "٣",
        "0x10",
        "1e5",
        "NaN",
        "Infinity",
        "5\n",
        "--5",
        "1" * 19,
        "1" * 5000,
    ],
)
def test_text_that_is_no_number(read: Callable[[Any, bool], str], item: str) -> None:
    with pytest.raises(ValueError, match="number"):
        read(item, False)


@pytest.mark.parametrize("read", [integer_text, decimal_text])
@pytest.mark.parametrize(
    "item", [True, "5", 10**18, -(10**18), float("nan"), float("inf"), 1e300, None, [5], date(2025, 1, 1)]
)
def test_values_that_are_no_number(read: Callable[[Any, bool], str], item: object) -> None:
    with pytest.raises(ValueError, match="number"):
        read(item, True)


@pytest.mark.parametrize("read", [integer_text, decimal_text])
def test_an_integer_that_python_cannot_print(read: Callable[[Any, bool], str]) -> None:
    with pytest.raises(ValueError, match="at most 18 digits"):
        read(10**5000, True)
