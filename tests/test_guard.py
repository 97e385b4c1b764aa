"""No query that the engine would carry to another machine passes the guard; harmless ones do."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from listening import Listener, listening

from kg.errors import QueryRefusedError
from kg.querying import guard

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDS = (OSError, RuntimeError, ValueError, SyntaxError)
"""What the engine raises for a query that it cannot read or carry out."""


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with listening() as found:
        yield found


def refused(query: str, stable: bool = False) -> bool:
    try:
        guard.check(query, stable=stable)
    except QueryRefusedError:
        return True
    return False


def goes_out(query: str, listener: Listener) -> bool:
    """Ask the engine itself, without any guard, and see whether it went to the network."""
    listener.visits.clear()
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:c")))
    try:
        result = store.query(query)
        if not isinstance(result, ox.QueryBoolean):
            list(result)
    except ENDS:
        pass
    return bool(listener.visits)


def service(text: str, listener: Listener) -> str:
    """Write the clause that leaves the machine into a text."""
    return text.replace("SVC", f"SERVICE <{listener.url}> {{ ?x ?y ?z }}").replace("URL", f"<{listener.url}>")


OUTSIDE = [
    "SELECT * WHERE { SVC }",
    "SELECT * WHERE { sErViCe sIlEnT URL { ?x ?y ?z } }",
    "SELECT * WHERE {SERVICE\tURL{?x ?y ?z}}",
    "SELECT * WHERE { # a comment\rSVC }",
    "SELECT * WHERE { # a comment\nSVC }",
    "SELECT * WHERE { OPTIONAL { SVC } }",
    "SELECT * WHERE { ?a ?b ?c MINUS { SVC } }",
    "SELECT * WHERE { ?a ?b ?c FILTER NOT EXISTS { SVC } }",
    "SELECT * WHERE { { SELECT * { SVC } } UNION { ?a ?b ?c } }",
    "SELECT * WHERE { GRAPH ?g { SVC } }",
    "SELECT * WHERE { ?a ?b ?c LATERAL { SVC } }",
    "ASK { SVC }",
    "CONSTRUCT { ?x ?y ?z } WHERE { SVC }",
    "DESCRIBE ?x { SVC }",
    "VERSION '1.2' SELECT * { SVC }",
    "PREFIX : URL SELECT * WHERE { SERVICE:{ ?x ?y ?z } }",
    "PREFIX : URL SELECT * WHERE { SERVICE:x{ ?x ?y ?z } }",
    "PREFIX s: URL SELECT * WHERE { service s:{ ?x ?y ?z } }",
    "PREFIX : URL SELECT * WHERE { VALUES ?v { true }SERVICE:{ ?x ?y ?z } }",
    "SELECT * WHERE { OPTIONAL { ?a ?b 1e5SVC } SVC }",
    "PREFIX e: <urn:> SELECT * WHERE { OPTIONAL { ?a ?b e:\\#c } SVC }",
    "PREFIX e: <urn:> SELECT * WHERE { OPTIONAL { ?a ?b e:\\'c } SVC }",
    "PREFIX e: <urn:> SELECT * WHERE { OPTIONAL { ?a ?b e:#c\n } SVC }",
    "SELECT * WHERE { OPTIONAL { ?a ?b '' } SVC }",
    "SELECT * WHERE { OPTIONAL { ?a ?b '''a''b''' } SVC }",
    "SELECT * WHERE { OPTIONAL { ?a ?b 'a\\'b' } SVC OPTIONAL { ?a ?b 'c' } }",
    'SELECT * WHERE { OPTIONAL { ?a ?b """a\\"""" } SVC }',
    "SELECT * WHERE { VALUES ?v { '''x' # \\q\n } SVC #'''\n }",
    "SELECT * WHERE { VALUES ?v { '''x' # \\uD800\n } SVC #'''\n }",
    "SELECT * WHERE { FILTER(1<2)SVC FILTER(3>2) }",
    "SELECT * WHERE { FILTER(1<2#>'''\n)SVC #'''\n }",
    'SELECT * WHERE { FILTER(1<2#>"""\n)SVC #"""\n }',
    "BASE <http://localhost/> SELECT * WHERE { OPTIONAL { ?a <#> ?c } SVC }",
    "SELECT * WHERE { OPTIONAL { ?a <urn:it's> ?c } SVC OPTIONAL { ?a <urn:it's> ?c } }",
    "SELECT * WHERE { OPTIONAL { ?a ?b <urn:\\u0041#> } SVC }",
    "SELECT * WHERE { OPTIONAL { << ?a ?b ?c >> ?p ?o } SVC }",
    "SELECT * WHERE { OPTIONAL { ?a ?b 'x'@en--ltr } SVC }",
]


@pytest.mark.parametrize("text", OUTSIDE)
def test_what_the_engine_carries_outside_is_refused(text: str, listener: Listener) -> None:
    query = service(text, listener)
    assert goes_out(query, listener), "this example does not leave the machine any more: find another"
    assert refused(query)


GLUED = [
    "SELECT * { ?a ?b trueSVC }",
    "SELECT * { ?a ?b 1.SVC }",
    "SELECT * { ?a ?b 1.0e0SVC }",
    "PREFIX e: <urn:> SELECT * { ?a ?b e:.SVC }",
    "SELECT * { ?a ?b 'x'@en.SVC }",
]


@pytest.mark.parametrize("text", GLUED)
def test_the_keyword_needs_no_space_before_it(text: str, listener: Listener) -> None:
    query = service(text, listener)
    ox.Store().query(query)  # the engine can read it, so it would go out where the pattern before has an answer
    assert refused(query)


def test_the_line_of_what_is_refused_is_named() -> None:
    with pytest.raises(QueryRefusedError, match="mine, line 3: SERVICE"):
        guard.check("SELECT *\nWHERE {\n SERVICE <http://localhost> {} }", "mine")


@pytest.mark.parametrize(
    "query",
    [
        "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "# first\nPREFIX a: <urn:> delete where { ?a ?b ?c }",
        "BASE <http://localhost/> LOAD <http://localhost/x>",
        "WITH <urn:g> DELETE { ?a ?b ?c } WHERE { ?a ?b ?c }",
        "clear all", "DROP ALL", "CREATE GRAPH <urn:g>", "ADD <urn:a> TO <urn:b>", "COPY DEFAULT TO <urn:b>", "move a",
    ],
)  # fmt: skip
def test_updates_are_refused(query: str) -> None:
    assert refused(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM <file:///etc/hosts> { ?a ?b ?c }",
        "SELECT * FROM NAMED <FiLe:///etc/hosts> { GRAPH ?g { ?a ?b ?c } }",
        "SELECT * FROM <\\u0066ile:///etc/hosts> { ?a ?b ?c }",
        "SELECT * FROM <fi\\U0000006ce:///etc/hosts> { ?a ?b ?c }",
        "BASE <file:///etc/> SELECT * FROM <hosts> { ?a ?b ?c }",
        "PREFIX f: <file:///etc/> SELECT * FROM f:hosts { ?a ?b ?c }",
        "SELECT * { GRAPH <file:/etc/hosts> { ?a ?b ?c } }",
    ],
)
def test_files_are_refused(query: str) -> None:
    assert refused(query)


HARMLESS = [
    "SELECT ?service { ?service ?file $SERVICE }",
    'SELECT * { ?a ?b \'SERVICE\', "service", \'\'\'a SERVICE\nb\'\'\', """\\"SERVICE""" }',
    "SELECT * { ?a ?b ?c } # SERVICE <http://localhost>",
    "SELECT * { <http://localhost/service#SERVICE> ?b <https://localhost/a(service)'s> }",
    "PREFIX x: <http://localhost/> SELECT * { ?a x:service x:SERVICE }",
    "SELECT * { ?a ?b _:service }",
    "SELECT * { ?a ?b 'insert'@en . ?delete <http://localhost/load> ?c }",
    "SELECT * FROM <http://localhost/file:x> { ?a ?b <urn:file:x>, 'file:///etc' }",
    "SELECT * { ?a ?b ?c FILTER(?a<?b && ?c>?d || ?a <= ?b) }",
    "PREFIX insert: <urn:> SELECT * { ?a insert:load ?c }",
]


@pytest.mark.parametrize("query", HARMLESS)
def test_harmless_words_pass(query: str) -> None:
    ox.Store().query(query)
    guard.check(query)


def test_a_rule_may_use_nothing_that_changes_by_itself() -> None:
    for word in guard.UNSTABLE:
        assert refused(f"CONSTRUCT {{ ?a ?b ?c }} WHERE {{ ?a ?b ?c }} {word.lower()} ()", stable=True)
    assert not refused("CONSTRUCT { ?now ?b 'RAND' } WHERE { ?now ?b ?limit } # UUID", stable=True)


@pytest.mark.parametrize("piece", ["<", "<a'>", "<a#'>\n", "'''<'", '"\\"', "1<2#>'''\n"])
def test_a_hostile_text_is_read_in_bearable_time(piece: str) -> None:
    text = piece * (guard.MAX_CHARS // len(piece))
    began = time.perf_counter()
    refused(text)
    assert time.perf_counter() - began < 10
    assert refused(text + " " * guard.MAX_CHARS)


PIECES = st.sampled_from(
    [
        *("'", "''", "'''", '"', '""', '"""', "<", ">", "#", "\n", "\r", "\\", "\\'", "\\q", "\\u0027", "\\uD800"),
        *(".", ";", ",", "{", "}", "(", ")", "?a ", "?a<?b", "1", "1e5", "true", "'x'", "'x'@en", "''' '''", "_:b "),
        *("e:", "e:x", "e:\\#", ":", "a ", "<urn:b>", "<urn:#>", "<urn:'>", "<#>", "FILTER", "(1<2", "VALUES ?v "),
        *("OPTIONAL", "UNION", "SERVICE", "SERVICE SILENT ", "URL", "URL{?x ?y ?z}", "SVC", "SVC", "SVC", " ", " "),
    ]
)
STARTS = st.sampled_from(["", "PREFIX e: <urn:> ", "PREFIX : URL PREFIX e: <urn:>", "BASE <http://localhost/>"])
OPENINGS = [
    "", "FILTER(1<2", "VALUES ?v {", "OPTIONAL { ?a ?b ", "OPTIONAL { ?a ", "OPTIONAL {", "BIND(1<2",
    "FILTER(true||1<2",
]  # fmt: skip
CLOSINGS = ["", ")", "}", "}", "}", "}", " AS ?q)", ")"]


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(start=STARTS, opening=st.integers(0, len(OPENINGS) - 1), soup=st.lists(PIECES, max_size=9), tail=PIECES)
def test_no_soup_of_tokens_gets_out(start: str, opening: int, soup: list[str], tail: str, listener: Listener) -> None:
    inner = "".join(soup)
    text = f"{start}SELECT * WHERE {{ {OPENINGS[opening]}{inner}{CLOSINGS[opening]} SVC #{tail}\n }}"
    query = service(text, listener)
    assume(not refused(query))
    assert not goes_out(query, listener), query


HIDDEN = st.text(alphabet="'\"\\#<>\n:?a1.(){} ", max_size=6)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(opening=st.integers(0, len(OPENINGS) - 1), before=HIDDEN, after=HIDDEN)
def test_quotes_comments_and_brackets_do_not_hide_a_service(
    opening: int, before: str, after: str, listener: Listener
) -> None:
    text = f"SELECT * WHERE {{ {OPENINGS[opening]}{before}{CLOSINGS[opening]}SVC {after}\n }}"
    query = service(text, listener)
    if goes_out(query, listener):
        assert refused(query), query


# Where parameters go, what is renamed, what is flat


@pytest.mark.parametrize(
    ("query", "head"),
    [
        ("SELECT * { ?a ?b ?c }", "SELECT * {"),
        ("SELECT*WHERE{?a ?b ?c}", "SELECT*WHERE{"),
        ("# { WHERE {\nASK { ?a ?b '{' }", "# { WHERE {\nASK {"),
        ("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }", "CONSTRUCT { ?a ?b ?c } WHERE {"),
        ("construct { ?a ?b ?c } { ?a ?b ?c }", "construct { ?a ?b ?c } {"),
        ("CONSTRUCT WHERE { ?a ?b ?c }", "CONSTRUCT WHERE {"),
        ("CONSTRUCT { ?a ?b ?c } FROM <urn:g> WHERE { ?a ?b ?c }", "CONSTRUCT { ?a ?b ?c } FROM <urn:g> WHERE {"),
        ("DESCRIBE ?a WHERE { ?a ?b ?c }", "DESCRIBE ?a WHERE {"),
        ("SELECT ?where FROM <urn:{> WHERE { { SELECT * WHERE { } } }", None),
        ("SELECT ?where FROM <urn:g> WHERE { { SELECT * WHERE { } } }", "SELECT ?where FROM <urn:g> WHERE {"),
        ("SELECT (EXISTS { ?a ?b ?c } AS ?e) WHERE { ?a ?b ?c }", "SELECT (EXISTS { ?a ?b ?c } AS ?e) WHERE {"),
        ("SELECT (IF(EXISTS { ?a ?b ?c }, 1, 2) AS ?e) { ?a ?b ?c }", "SELECT (IF(EXISTS { ?a ?b ?c }, 1, 2) AS ?e) {"),
        ("PREFIX where: <urn:> SELECT ?a { ?a where:x '}' }", "PREFIX where: <urn:> SELECT ?a {"),
    ],
)
def test_parameters_go_to_the_head_of_the_outermost_where(query: str, head: str | None) -> None:
    if head is None:
        return_at = guard.body_start(query)  # a broken IRI: the engine refuses the query whatever is put in
        assert 0 < return_at <= len(query)
        return
    assert query[: guard.body_start(query)] == head
    at = guard.body_start(query)
    ox.Store().query(f"{query[:at]} VALUES ?p {{ 1 }} {query[at:]}" if "CONSTRUCT WHERE" not in query else query)


@pytest.mark.parametrize("query", ["DESCRIBE <urn:a>", "", "SELECT ?a", "# {", "'{'", "CONSTRUCT { ?a ?b ?c }"])
def test_a_query_without_a_body_takes_no_parameter(query: str) -> None:
    with pytest.raises(QueryRefusedError, match="no WHERE"):
        guard.body_start(query)


def test_a_variable_is_renamed_only_where_it_is_one() -> None:
    query = "SELECT $this { $this ?this '$this' ; <http://x/$this> $thisone # $this\n FILTER(?a<$this) }"
    assert guard.rename(query, "$this", "?f") == (
        "SELECT ?f { ?f ?this '$this' ; <http://x/$this> $thisone # $this\n FILTER(?a<?f) }"
    )
    assert guard.rename("", "$this", "?f") == ""


@pytest.mark.parametrize("filter", ["?a<$this&&?b>$this", "1<$this&&?a>1", "$this<?a&&$this>?b", "?a<$this||?b>?c"])
def test_a_variable_between_comparisons_is_renamed(filter: str) -> None:
    query = f"SELECT * {{ ?a ?b $this FILTER({filter}) }}"
    assert "$this" not in guard.rename(query, "$this", "?f")


FLAT = [
    "SELECT $this { $this a <urn:C> }",
    "SELECT $this WHERE { $this ?p ?o . OPTIONAL { $this <urn:p> ?q . ?q a <urn:C> } FILTER(?o > 1) }",
    "SELECT DISTINCT $this ?x { $this ?p ?x } ORDER BY ?x",
]
NESTED = [
    "SELECT $this { $this ?p ?o { FILTER($this = ?o) } }",
    "SELECT $this { OPTIONAL { $this ?p ?o FILTER(?o > 1) } }",
    "SELECT $this { OPTIONAL { OPTIONAL { $this ?p ?o } } }",
    "SELECT $this { { $this ?p ?o } UNION { ?o ?p $this } }",
    "SELECT $this { FILTER NOT EXISTS { $this ?p ?o } }",
    "SELECT $this { GRAPH ?g { $this ?p ?o } }",
    "SELECT $this { { SELECT $this { $this ?p ?o } } }",
    "SELECT $this { $this ?p ?o } GROUP BY $this HAVING (COUNT(?o) > 1)",
    "SELECT $this { $this ?p ?o } LIMIT 1",
    "SELECT $this { $this ?p ?o } OFFSET 1",
    "SELECT $this { OPTIONAL { VALUES ?o { 1 } } }",
]


@pytest.mark.parametrize("query", FLAT)
def test_flat_queries_are_known(query: str) -> None:
    assert guard.is_flat(query)


@pytest.mark.parametrize("query", NESTED)
def test_nested_queries_are_known(query: str) -> None:
    assert not guard.is_flat(query)


@pytest.mark.parametrize(
    "query", ["SELECT (COUNT(?o) AS ?n) { $this ?p ?o }", "SELECT (MAX(?o) AS ?n) { $this ?p ?o }"]
)
def test_an_aggregate_is_not_flat(query: str) -> None:
    """Asked for all values at once, it would count them together."""
    assert not guard.is_flat(query)
